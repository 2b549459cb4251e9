import { sql } from 'kysely'
import { callbackEvents } from '#features/callbacks/contract.ts'
import { clockEvents } from '#features/clocks/contract.ts'
import { dispatchEvents } from '#features/dispatch/contract.ts'
import { surveyAnswered, surveyInvited } from '#features/surveys/contract.ts'
import type { ActorKind } from '#platform/contract/event.ts'
import { may } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { isUuid } from '#platform/server/ids.ts'
import { ticketTimeline } from '../contract/reading.ts'
import { ticketEvents } from '../contract.ts'
import { namesOfThings } from './names.query.ts'
import { seenTicket } from './public/visible-tickets.ts'

interface EventTables {
  events: {
    tx: number
    seq: number
    id: string
    type: string
    at: Date
    actor_kind: ActorKind
    actor_id: string | null
    subject_id: string
    facts: Record<string, unknown>
  }
}

const told = [
  ...ticketEvents,
  ...dispatchEvents,
  ...clockEvents,
  ...callbackEvents,
  surveyInvited,
  surveyAnswered,
]

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** The names a sentence needs, each with the id it stands for: `personId` → `person`, `to.labelId` → `toLabel`. */
function namedIds(facts: Readonly<Record<string, unknown>>, under = ''): [word: string, id: string][] {
  return Object.entries(facts).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return namedIds(value as Record<string, unknown>, key === 'from' || key === 'to' ? key : under)
    if (!key.endsWith('Id') || typeof value !== 'string' || !isUuid(value)) return []
    const word = key.slice(0, -2)
    return [[under === '' ? word : under + capital(word), value]]
  })
}

function actorOf(id: string | null, names: Map<string, { zh: string }>) {
  const name = id === null ? undefined : names.get(id)
  return id === null || name === undefined ? null : { id, name: name.zh }
}

export const timeline = query(ticketTimeline, async ({ read, actor }, { ticketId, cursor, limit }) => {
  await seenTicket(read, actor, ticketId)
  const types = told.filter((definition) => may(actor, definition.readWith)).map(({ type }) => type)
  // Leans on events_subject (subject_id, tx, seq).
  let wanted = read
    .tables<EventTables>()
    .selectFrom('events')
    .select(['tx', 'seq', 'id', 'type', 'at', 'actor_kind', 'actor_id', 'facts'])
    .where('subject_id', '=', ticketId)
    .where('type', 'in', types)
    .orderBy('tx', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit + 1)
  if (cursor !== undefined) {
    const [tx, seq] = decodeCursor(cursor, 2)
    wanted = wanted.where(sql<boolean>`(tx, seq) < (${tx}::bigint, ${seq}::bigint)`)
  }
  const { items, next } = pageOfRows(await wanted.execute(), limit, (row) => [row.tx, row.seq])
  const names = await namesOfThings(
    read,
    items.flatMap((row) => [row.actor_id ?? [], ...namedIds(row.facts).map(([, id]) => id)].flat()),
  )
  return {
    items: items.map((row) => ({
      id: row.id,
      type: row.type,
      at: row.at.toISOString(),
      actorKind: row.actor_kind,
      actor: actorOf(row.actor_id, names),
      facts: row.facts,
      words: Object.fromEntries(
        namedIds(row.facts).flatMap(([word, id]) => {
          const name = names.get(id)
          return name === undefined ? [] : [[word, name]]
        }),
      ),
    })),
    next,
  }
})
