import { sql } from 'kysely'
import { seenVoices } from '#features/intake/server/public/seen-voices.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import { decodeCursor, oneMoreThan, pageOfRows } from '#platform/server/database/pages.ts'
import { groupEventVoices, readGroupEvent } from '../contract/reading.ts'
import { eventRows, itemsOf } from './event-items.ts'
import type { GroupEventsTables } from './group-events.tables.ts'
import { eventInReach, seenMembers, visibleEvents } from './visibility.ts'

const mostHours = 24 * 28
const mostPlaces = 12
const mostTickets = 50

type Tables = GroupEventsTables & StaffTables

/** The event itself; refuses what the actor does not see. */
async function seenEvent({ read, actor }: QueryContext, groupEventId: string) {
  const event = await visibleEvents(read, actor)
    .leftJoin('group_events as into', 'into.id', 'event.merged_into')
    .selectAll('event')
    .select(['into.number as into_number'])
    .select(sql<boolean>`${eventInReach(actor, 'group-events.close')}`.as('mine'))
    .select(
      sql<number>`(select count(*) from group_event_voices as member join feedbacks as voice on voice.id = member.feedback_id
      where member.event_id = event.id and voice.erased_at is null)`.as('all'),
    )
    .where('event.id', '=', groupEventId)
    .executeTakeFirst()
  if (event === undefined) throw new Refusal('group-events.notFound', 'missing')
  return event
}

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name })

async function recordsOf({ read }: QueryContext, eventId: string) {
  const tables = read.tables<Tables>()
  const closure = await tables
    .selectFrom('group_event_closures as closure')
    .leftJoin('people as person', 'person.id', 'closure.by')
    .select(['closure.reason', 'closure.words', 'closure.at', 'closure.by', 'person.name'])
    .where('closure.event_id', '=', eventId)
    .where('closure.reopened_at', 'is', null)
    .executeTakeFirst()
  const notes = await tables
    .selectFrom('group_event_notes as note')
    .leftJoin('people as person', 'person.id', 'note.by')
    .select(['note.id', 'note.text', 'note.at', 'note.by', 'person.name'])
    .where('note.event_id', '=', eventId)
    .orderBy('note.at', 'desc')
    .execute()
  return {
    closure:
      closure === undefined
        ? null
        : {
            reason: closure.reason,
            words: closure.words,
            at: closure.at.toISOString(),
            by: named(closure.by, closure.name),
          },
    notes: notes.map(({ id, text, at, by, name }) => ({
      id,
      text,
      at: at.toISOString(),
      by: named(by, name),
    })),
  }
}

/** Voices that were taken out, as far as the actor sees them. */
async function takenOutOf({ read, actor }: QueryContext, eventId: string) {
  const rows = await read
    .tables<Tables>()
    .selectFrom('group_event_removals as removal')
    .leftJoin('people as person', 'person.id', 'removal.by')
    .select(['removal.feedback_id', 'removal.at', 'removal.by', 'person.name'])
    .where('removal.event_id', '=', eventId)
    .orderBy('removal.at', 'desc')
    .execute()
  const voices = await seenVoices(
    read,
    actor,
    rows.map(({ feedback_id }) => feedback_id),
  )
  return rows.flatMap(({ feedback_id, at, by, name }) => {
    const voice = voices.get(feedback_id)
    return voice === undefined
      ? []
      : [{ ...voice, takenOutAt: at.toISOString(), takenOutBy: named(by, name) }]
  })
}

/** What the seen voices of an event come to: hour by hour, place by place, ticket by ticket. */
async function figuresOf({ read, actor }: QueryContext, eventId: string) {
  const of = sql`from group_events as event cross join lateral (select member.*, voice.outlet_id, voice.org_unit_id ${seenMembers(actor)}) as one`
  const rows = async <R>(select: ReturnType<typeof sql<R>>) =>
    (await select.execute(read.tables() as never)).rows
  const [growth, places, tickets] = await Promise.all([
    rows(sql<{
      hour: Date
      voices: number
    }>`select date_trunc('hour', one.at) as hour, count(*)::int as voices ${of}
      where event.id = ${eventId} group by 1 order by 1 desc limit ${sql.lit(mostHours)}`),
    rows(sql<{
      name: string
      voices: number
    }>`select coalesce(outlet.name, unit.name) as name, count(*)::int as voices ${of}
      left join outlets as outlet on outlet.id = one.outlet_id left join org_units as unit on unit.id = one.org_unit_id
      where event.id = ${eventId} and coalesce(outlet.name, unit.name) is not null group by 1 order by 2 desc, 1 limit ${sql.lit(mostPlaces)}`),
    rows(sql<{ id: string; number: string; title: string; state: string; voices: number }>`
      select ticket.id, ticket.number, ticket.title, ticket.state, count(*)::int as voices ${of}
      join ticket_feedbacks as link on link.feedback_id = one.feedback_id join tickets as ticket on ticket.id = link.ticket_id
      where event.id = ${eventId} and ${ticketInReach(actor, 'tickets.read', 'ticket')}
      group by ticket.id order by ticket.opened_at desc limit ${sql.lit(mostTickets)}`),
  ])
  return {
    growth: growth.reverse().map(({ hour, voices }) => ({ hour: hour.toISOString(), voices })),
    places,
    ticketList: tickets,
  }
}

export const eventDetails = query(readGroupEvent, async (context, { groupEventId }) => {
  const { read, actor } = context
  const event = await seenEvent(context, groupEventId)
  const [row] = await eventRows(read, actor, { and: sql`and event.id = ${groupEventId}`, byId: true })
  const [item] = row === undefined ? [] : await itemsOf(read, actor, [row])
  if (item === undefined) throw new Refusal('group-events.notFound', 'missing')
  const [records, figures, takenOut] = await Promise.all([
    recordsOf(context, groupEventId),
    figuresOf(context, groupEventId),
    takenOutOf(context, groupEventId),
  ])
  const stands = event.mine && event.merged_into === null
  return {
    ...item,
    ...records,
    ...figures,
    takenOut,
    elsewhere: event.mine ? event.all - item.voices : null,
    since: event.since.toISOString(),
    expected: event.expected,
    needed: event.needed,
    windowHours: event.window_hours,
    alarmedAt: event.alarmed_at?.toISOString() ?? null,
    mergedInto:
      event.merged_into === null ? null : { id: event.merged_into, number: event.into_number ?? '' },
    can: {
      close: stands && records.closure === null,
      reopen: stands && records.closure !== null,
      note: stands,
      takeOut: stands,
    },
  }
})

export const voicesOfEvent = query(groupEventVoices, async (context, { groupEventId, cursor, limit }) => {
  const { read, actor } = context
  await seenEvent(context, groupEventId)
  const [at, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2)
  const after =
    cursor === undefined
      ? sql``
      : sql`and (member.at, member.feedback_id) < (${at}::timestamptz, ${id}::uuid)`
  const { rows } = await sql<{ id: string; at: Date }>`select one.* from group_events as event
    cross join lateral (select member.feedback_id as id, member.at ${seenMembers(actor)} ${after}
      order by member.at desc, member.feedback_id desc limit ${oneMoreThan(limit)}) as one
    where event.id = ${groupEventId}`.execute(read.tables() as never)
  const page = pageOfRows(rows, limit, (row) => [row.at.toISOString(), row.id])
  const voices = await seenVoices(
    read,
    actor,
    page.items.map((row) => row.id),
  )
  return { items: page.items.flatMap((row) => voices.get(row.id) ?? []), next: page.next }
})
