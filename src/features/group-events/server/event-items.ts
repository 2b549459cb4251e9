import { type RawBuilder, sql } from 'kysely'
import type { Details } from '#features/analysis/domain/judgement.ts'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { tellingPhrases, type VoicePhrase } from '../domain/phrases.ts'
import { seenMembers } from './visibility.ts'

/** So many of the latest voices say what an event is about. */
const spokenFor = 12

interface Row {
  id: string
  number: string
  opened_at: Date
  closed: boolean
  voices: number
  customers: number
  tickets: number
  first_at: Date | null
  last_at: Date | null
}

/** Which events, in which order: what follows the first condition. */
export interface Chosen {
  readonly and: RawBuilder<unknown>
  /** Asked for by its id, an event is there also when it became part of another, or all its voices were taken out. */
  readonly byId?: boolean
  readonly order?: RawBuilder<unknown>
}

const run = async <R>(read: ReadHandle, statement: RawBuilder<R>): Promise<R[]> =>
  (await statement.execute(read.tables() as never)).rows

/** Events with what an actor sees of them; those of which they see no voice are not there. */
export function eventRows(
  read: ReadHandle,
  actor: Actor,
  { and, byId = false, order = sql`` }: Chosen,
): Promise<Row[]> {
  return run(
    read,
    sql<Row>`select event.id, event.number, event.opened_at, closure.event_id is not null as closed, seen.*
      from group_events as event
      left join group_event_closures as closure on closure.event_id = event.id and closure.reopened_at is null
      cross join lateral (
        select count(*)::int as voices, count(distinct coalesce(voice.customer_id::text, member.speaker))::int as customers,
          count(distinct link.ticket_id) filter (where ${ticketInReach(actor, 'tickets.read', 'ticket')})::int as tickets,
          min(member.at) as first_at, max(member.at) as last_at
        from group_event_voices as member join feedbacks as voice on voice.id = member.feedback_id
        left join ticket_feedbacks as link on link.feedback_id = voice.id left join tickets as ticket on ticket.id = link.ticket_id
        where (member.feedback_id in (select member.feedback_id ${seenMembers(actor)}))) as seen
      where ${byId ? sql`true` : sql`event.merged_into is null and seen.voices > 0`} ${and} ${order}`,
  )
}

/** What the seen voices of events say: risks, the most frequent first, and the label of the most. */
async function judgementsOf(read: ReadHandle, actor: Actor, ids: readonly string[]) {
  const risks = run(
    read,
    sql<{
      id: string
      risk: string
      voices: number
    }>`select event.id, found.risk, count(*)::int as voices from group_events as event
      cross join lateral (select unnest(analysis.risks) as risk from analyses as analysis
        where analysis.current and analysis.feedback_id in (select member.feedback_id ${seenMembers(actor)})) as found
      where event.id = any(${ids}::uuid[]) group by 1, 2 order by 3 desc, 2`,
  )
  const labels = run(
    read,
    sql<{
      id: string
      name_zh: string
      name_en: string | null
    }>`select event.id, label.name_zh, label.name_en from group_events as event
      cross join lateral (select mode() within group (order by analysis.label_id) as id from analyses as analysis
        where analysis.current and analysis.feedback_id in (select member.feedback_id ${seenMembers(actor)})) as found
      join labels as label on label.id = found.id where event.id = any(${ids}::uuid[])`,
  )
  return {
    risks: Map.groupBy(await risks, ({ id }) => id),
    labels: new Map((await labels).map((row) => [row.id, row])),
  }
}

type Said = Pick<Details, 'keyPhrases' | 'personalData'>

/** Phrases of a voice, without those that hold personal data. */
const withoutPersons = ({ keyPhrases, personalData }: Said): VoicePhrase[] =>
  keyPhrases.filter(({ span }) =>
    personalData.every(({ start, end }) => span.end <= start || span.start >= end),
  )

/** What events are about, in the words of the latest of their seen voices. */
async function phrasesOf(
  read: ReadHandle,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await run(
    read,
    sql<Said & { id: string }>`select event.id, found.* from group_events as event
      cross join lateral (select coalesce(analysis.details -> 'keyPhrases', '[]') as "keyPhrases",
          coalesce(analysis.details -> 'personalData', '[]') as "personalData"
        from (select member.feedback_id ${seenMembers(actor)} order by member.at desc limit ${sql.lit(spokenFor)}) as latest
        join analyses as analysis on analysis.feedback_id = latest.feedback_id and analysis.current) as found
      where event.id = any(${ids}::uuid[])`,
  )
  const byEvent = Map.groupBy(rows, ({ id }) => id)
  return new Map([...byEvent].map(([id, said]) => [id, tellingPhrases(said.map(withoutPersons))]))
}

/** Rows as lists show them. */
export async function itemsOf(read: ReadHandle, actor: Actor, rows: readonly Row[]) {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const [phrases, { risks, labels }] = await Promise.all([
    phrasesOf(read, actor, ids),
    judgementsOf(read, actor, ids),
  ])
  return rows.map((row) => {
    const label = labels.get(row.id)
    return {
      id: row.id,
      number: row.number,
      phrases: phrases.get(row.id) ?? [],
      labelName: label === undefined ? null : { 'zh-CN': label.name_zh, en: label.name_en ?? label.name_zh },
      state: row.closed ? ('closed' as const) : ('open' as const),
      voices: row.voices,
      customers: row.customers,
      tickets: row.tickets,
      risks: (risks.get(row.id) ?? []).map(({ risk, voices }) => ({ risk, voices })),
      firstAt: (row.first_at ?? row.opened_at).toISOString(),
      lastAt: (row.last_at ?? row.opened_at).toISOString(),
      openedAt: row.opened_at.toISOString(),
    }
  })
}
