import { sql } from 'kysely'
import { callbackEvents } from '#features/callbacks/contract.ts'
import { clockEvents } from '#features/clocks/contract.ts'
import { dispatchEvents } from '#features/dispatch/contract.ts'
import { surveyAnswered, surveyInvited } from '#features/surveys/contract.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import type { ActorKind } from '#platform/contract/event.ts'
import { type Actor, may } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, oneMoreThan, pageOfRows } from '#platform/server/database/pages.ts'
import { isUuid } from '#platform/server/ids.ts'
import { ticketTimeline } from '../contract/reading.ts'
import { ticketEvents } from '../contract.ts'
import { type Name, type Nameable, namesOf } from './names.query.ts'
import { seenTicket, visibleTickets } from './public/visible-tickets.ts'

type Wanted = InputOf<typeof ticketTimeline> & { readonly ticketId: string }

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

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** A thing that a sentence names: the word it is called by there, what it is, and which. */
interface Mention {
  readonly word: string
  readonly what: Nameable
  readonly id: string
}

/** What an id stands for, by the end of its key: `previousPersonId` is a person. Ids of notes, messages or voices have no names. */
const whats: readonly [RegExp, Nameable][] = [
  [/(?:[pP]erson|assignee|handler)Id$/, 'people'],
  [/[uU]nitId$/, 'units'],
  [/[lL]abelId$/, 'labels'],
  [/ruleId$/, 'rules'],
]
const whatOf = (key: string) => (key.endsWith('Id') ? whats.find(([end]) => end.test(key))?.[1] : undefined)

/** The things a sentence names: `personId` → `person`, `to.labelId` → `toLabel`. */
function mentions(facts: Readonly<Record<string, unknown>>, under = ''): Mention[] {
  return Object.entries(facts).flatMap(([key, value]): Mention[] => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return mentions(value as Record<string, unknown>, key === 'from' || key === 'to' ? key : under)
    const what = whatOf(key)
    if (what === undefined || typeof value !== 'string' || !isUuid(value)) return []
    const word = key.slice(0, -2)
    return [{ word: under === '' ? word : under + capital(word), what, id: value }]
  })
}

const told = [
  ...ticketEvents,
  ...dispatchEvents,
  ...clockEvents,
  ...callbackEvents,
  surveyInvited,
  surveyAnswered,
]

/** Events of a ticket in reach, latest first; none for a ticket out of reach. Leans on events_subject (subject_id, tx, seq). */
function eventsOf(read: ReadHandle, actor: Actor, { ticketId, cursor, limit }: Wanted) {
  const types = told.filter((definition) => may(actor, definition.readWith)).map(({ type }) => type)
  const wanted = read
    .tables<EventTables>()
    .selectFrom('events')
    .select(['tx', 'seq', 'id', 'type', 'at', 'actor_kind', 'actor_id', 'facts'])
    .where('subject_id', '=', ticketId)
    .where(sql<boolean>`type = any(${types}::text[])`)
    .where((eb) => eb.exists(visibleTickets(read, actor).select('id').where('id', '=', ticketId)))
    .orderBy('tx', 'desc')
    .orderBy('seq', 'desc')
    .limit(oneMoreThan(limit))
  if (cursor === undefined) return wanted.execute()
  const [tx, seq] = decodeCursor(cursor, 2)
  return wanted.where(sql<boolean>`(tx, seq) < (${tx}::bigint, ${seq}::bigint)`).execute()
}

function actorOf(id: string | null, names: Map<string, Name>) {
  const name = id === null ? undefined : names.get(id)
  return id === null || name === undefined ? null : { id, name: name.zh }
}

function wordsOf(mentioned: readonly Mention[], names: Map<string, Name>) {
  const words: Record<string, Name> = {}
  for (const { word, id } of mentioned) {
    const name = names.get(id)
    if (name !== undefined) words[word] = name
  }
  return words
}

export const timeline = query(ticketTimeline, async ({ read, actor }, input) => {
  const rows = await eventsOf(read, actor, input)
  if (rows.length === 0) await seenTicket(read, actor, input.ticketId)
  const { items, next } = pageOfRows(rows, input.limit, (row) => [row.tx, row.seq])
  const mentioned = items.map((row) => mentions(row.facts))
  const actors = items.flatMap(({ actor_id: id }) => (id === null ? [] : { what: 'people' as const, id }))
  const names = await namesOf(read, [...actors, ...mentioned.flat()])
  return {
    items: items.map((row, index) => ({
      id: row.id,
      type: row.type,
      at: row.at.toISOString(),
      actorKind: row.actor_kind,
      actor: actorOf(row.actor_id, names),
      facts: row.facts,
      words: wordsOf(mentioned[index] ?? [], names),
    })),
    next,
  }
})
