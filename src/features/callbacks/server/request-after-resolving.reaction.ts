import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { ticketResolved } from '#features/tickets/contract.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { askedByMessage } from '../contract/messages.ts'
import { callbackRequested } from '../contract.ts'
import { callbackDueAt } from '../domain/answering.ts'
import { intoHours, usualHours } from '../domain/attempting.ts'
import { type Way, waitsUntil, waysFor } from '../domain/message-first.ts'
import { askCustomer } from './asking-customer.ts'
import { addCallback } from './callbacks.store.ts'
import { handledFacts, messageRuleOf } from './message-facts.query.ts'
import { addMessage } from './messages.store.ts'
import { resolvedTicket } from './resolved-ticket.query.ts'

const handlerLevel = 1

/** A message that asks first: how, when it leaves, and until when its answer is waited for. */
interface Message {
  readonly way: Way
  readonly sentAt: number
  readonly waits: number
}

/**
 * How the customer is asked before people call: the first way that leaves people their part of the time; null where none does. Nobody's
 * telephone rings at night.
 */
async function messageFor(
  { db }: CommandContext,
  ticketId: string,
  { path, at, dueAt }: { path: readonly (string | null)[]; at: number; dueAt: number },
): Promise<Message | null> {
  const rule = await messageRuleOf(db, path)
  const ways = waysFor(await handledFacts(db, ticketId), rule)
  if (ways.length === 0) return null
  const timeZone = (await theOrganisation(db))?.time_zone ?? 'UTC'
  for (const way of ways) {
    const sentAt = way === 'email' ? at : intoHours(at, usualHours, timeZone)
    const waits = waitsUntil(rule, { sentAt, dueAt })
    if (waits !== null) return { way, sentAt, waits }
  }
  return null
}

interface Asking extends Message {
  readonly callbackId: string
  readonly ticketId: string
  readonly unit: string
  readonly cycle: number
}

/** The customer is asked by message first. */
async function ask(context: CommandContext, asking: Asking): Promise<void> {
  const { callbackId, ticketId, unit, cycle, way, sentAt, waits } = asking
  await addMessage(context.db, { callbackId, at: new Date(sentAt), way })
  await context.enqueue(askCustomer, { callbackId })
  const facts = { callbackId, cycle, waitsUntil: new Date(waits).toISOString(), way }
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
  const { unit_1, unit_2, unit_3, unit_4, unit_5, unit_6 } = place
  const path = [unit_1, unit_2, unit_3, unit_4, unit_5, unit_6]
  const message = await messageFor(context, ticketId, { path, at, dueAt: dueAt.getTime() })
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
    waits_until: message === null ? null : new Date(message.waits),
  })
  if (!fresh) return
  if (message !== null)
    return ask(context, { ...message, callbackId, ticketId, unit: place.org_unit_id, cycle: facts.cycle })
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
