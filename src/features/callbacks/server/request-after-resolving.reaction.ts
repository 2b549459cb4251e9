import { ticketResolved } from '#features/tickets/contract.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { askedByMessage } from '../contract/messages.ts'
import { callbackRequested } from '../contract.ts'
import { callbackDueAt } from '../domain/answering.ts'
import { waitsUntil } from '../domain/message-first.ts'
import { addCallback } from './callbacks.store.ts'
import { handledFacts, messageRuleOf } from './message-facts.query.ts'
import { mailQuestion } from './message-mail.ts'
import { addMessage } from './messages.store.ts'
import { resolvedTicket } from './resolved-ticket.query.ts'

const handlerLevel = 1

interface Asking {
  readonly callbackId: string
  readonly ticketId: string
  readonly unit: string
  readonly cycle: number
  readonly waits: number
}

/** The customer is asked by message first. */
async function ask(
  context: CommandContext,
  { callbackId, ticketId, unit, cycle, waits }: Asking,
): Promise<void> {
  await addMessage(context.db, { callbackId, at: new Date(context.now) })
  await context.enqueue(mailQuestion, { callbackId })
  const facts = { callbackId, cycle, waitsUntil: new Date(waits).toISOString() }
  context.emit(askedByMessage, { subject: ticketId, unit, facts })
}

async function request(context: CommandContext, event: EventRecord<typeof ticketResolved>): Promise<void> {
  const { db, newId, emit } = context
  const { subjectId: ticketId, facts, at, actorId } = event
  const ticket = await resolvedTicket(db, { ticketId, cycle: facts.cycle })
  if (ticket === undefined) return
  const { clockDueAt, ...place } = ticket
  const handlerId = facts.assigneeId ?? actorId
  const dueAt = clockDueAt ?? new Date(callbackDueAt(at))
  const callbackId = newId()
  const waits = waitsUntil(
    await handledFacts(db, ticketId),
    await messageRuleOf(db, [
      place.unit_1,
      place.unit_2,
      place.unit_3,
      place.unit_4,
      place.unit_5,
      place.unit_6,
    ]),
    { at, dueAt: dueAt.getTime() },
  )
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
    waits_until: waits === null ? null : new Date(waits),
  })
  if (!fresh) return
  if (waits !== null)
    return ask(context, { callbackId, ticketId, unit: place.org_unit_id, cycle: facts.cycle, waits })
  emit(callbackRequested, {
    subject: ticketId,
    unit: place.org_unit_id,
    facts: { callbackId, cycle: facts.cycle, level: handlerLevel, handlerId, dueAt: dueAt.toISOString() },
  })
}

/** Whoever resolved a ticket asks the customer within a day, unless a message asks first. A ticket that moved on meanwhile needs no callback. */
export const requestAfterResolving = reaction({
  name: 'callbacks.request-after-resolving',
  on: [ticketResolved],
  react: async (context, events) => {
    for (const event of events) await request(context, event)
  },
})
