import { sql } from 'kysely'
import { namesInFacts } from '#features/audit/server/public/names-in-facts.ts'
import { automationEvents } from '#features/automation-rules/contract.ts'
import { checkEvents } from '#features/callbacks/contract/checks.ts'
import { callbackEvents } from '#features/callbacks/contract.ts'
import { checklistEvents } from '#features/checklists/contract.ts'
import { clockEvents, extensionRequestEvents } from '#features/clocks/contract.ts'
import { compensationEvents } from '#features/compensation/contract.ts'
import { dispatchEvents } from '#features/dispatch/contract.ts'
import { externalCaseEvents } from '#features/external-cases/contract.ts'
import { jointHandlingEvents } from '#features/joint-handling/contract.ts'
import { supervisionEvents } from '#features/supervision/contract.ts'
import { surveyAnswered, surveyInvited } from '#features/surveys/contract.ts'
import { ticketAccessEvents } from '#features/ticket-access/contract.ts'
import { ticketLinkEvents } from '#features/ticket-links/contract.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import type { ActorKind } from '#platform/contract/event.ts'
import { type Actor, may } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, oneMoreThan, pageOfRows } from '#platform/server/database/pages.ts'
import { ticketTimeline } from '../contract/timeline.ts'
import { ticketEvents } from '../contract.ts'
import { openTo } from './public/open-to.ts'
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

const told = [
  ...ticketEvents,
  ...dispatchEvents,
  ...clockEvents,
  ...extensionRequestEvents,
  ...checklistEvents,
  ...callbackEvents,
  ...checkEvents,
  ...jointHandlingEvents,
  ...ticketLinkEvents,
  ...compensationEvents,
  ...externalCaseEvents,
  ...supervisionEvents,
  ...ticketAccessEvents,
  ...automationEvents,
  surveyInvited,
  surveyAnswered,
]

/** The ticket at the other end, of what happened between two. */
const otherTicket = sql`(facts ->> 'otherTicketId')::uuid`

/** Events of a ticket in reach in the wanted order; none for a ticket out of reach. Leans on events_subject (subject_id, tx, seq). */
function eventsOf(read: ReadHandle, actor: Actor, { ticketId, cursor, limit, order }: Wanted) {
  const types = told.filter((definition) => may(actor, definition.readWith)).map(({ type }) => type)
  const wanted = read
    .tables<EventTables>()
    .selectFrom('events')
    .select(['tx', 'seq', 'id', 'type', 'at', 'actor_kind', 'actor_id', 'facts'])
    .where('subject_id', '=', ticketId)
    .where(sql<boolean>`type = any(${types}::text[])`)
    .where(sql<boolean>`(facts ->> 'otherTicketId' is null or ${openTo(actor, otherTicket)})`)
    .where((eb) => eb.exists(visibleTickets(read, actor).select('id').where('id', '=', ticketId)))
    .orderBy('tx', order === 'first' ? 'asc' : 'desc')
    .orderBy('seq', order === 'first' ? 'asc' : 'desc')
    .limit(oneMoreThan(limit))
  if (cursor === undefined) return wanted.execute()
  const [tx, seq] = decodeCursor(cursor, 2)
  const goesOn = order === 'first' ? sql`>` : sql`<`
  return wanted.where(sql<boolean>`(tx, seq) ${goesOn} (${tx}::bigint, ${seq}::bigint)`).execute()
}

export const timeline = query(ticketTimeline, async ({ read, actor }, input) => {
  const rows = await eventsOf(read, actor, input)
  if (rows.length === 0) await seenTicket(read, actor, input.ticketId)
  const { items, next } = pageOfRows(rows, input.limit, (row) => [row.tx, row.seq])
  const { personOf, wordsOf } = await namesInFacts(read, items)
  return {
    items: items.map((row) => ({
      id: row.id,
      type: row.type,
      at: row.at.toISOString(),
      actorKind: row.actor_kind,
      actor: personOf(row.actor_id),
      facts: row.facts,
      words: wordsOf(row.facts),
    })),
    next,
  }
})
