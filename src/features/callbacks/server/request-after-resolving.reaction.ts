import { ticketResolved } from '#features/tickets/contract.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { callbackRequested } from '../contract.ts'
import { callbackDueAt } from '../domain/answering.ts'
import { addCallback } from './callbacks.store.ts'
import { resolvedTicket } from './resolved-ticket.query.ts'

const handlerLevel = 1

async function request(context: CommandContext, event: EventRecord<typeof ticketResolved>): Promise<void> {
  const { db, newId, emit } = context
  const { subjectId: ticketId, facts, at, actorId } = event
  const ticket = await resolvedTicket(db, { ticketId, cycle: facts.cycle })
  if (ticket === undefined) return
  const { clockDueAt, ...place } = ticket
  const handlerId = facts.assigneeId ?? actorId
  const dueAt = clockDueAt ?? new Date(callbackDueAt(at))
  const callbackId = newId()
  const fresh = await addCallback(db, {
    ...place,
    id: callbackId,
    ticket_id: ticketId,
    cycle: facts.cycle,
    level: handlerLevel,
    handler_id: handlerId,
    requested_at: new Date(at),
    due_at: dueAt,
    state: 'open',
    outcome: null,
    ended_at: null,
  })
  if (!fresh) return
  emit(callbackRequested, {
    subject: ticketId,
    unit: place.org_unit_id,
    facts: { callbackId, cycle: facts.cycle, level: handlerLevel, handlerId, dueAt: dueAt.toISOString() },
  })
}

/** Whoever resolved a ticket asks the customer within a day. A ticket that moved on meanwhile needs no callback. */
export const requestAfterResolving = reaction({
  name: 'callbacks.request-after-resolving',
  on: [ticketResolved],
  react: async (context, events) => {
    for (const event of events) await request(context, event)
  },
})
