import { surveyAnswered } from '#features/surveys/contract.ts'
import { keptFrom } from '#features/tickets/server/public/kept-from.ts'
import { isEvent } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { supervisionRequested, ticketChecked } from '../contract/checks.ts'
import { callbackAnswered } from '../contract.ts'
import { checkDueAt } from '../domain/levels.ts'
import { addCallback } from './callbacks.store.ts'
import { callersOf } from './callers.query.ts'
import { openChoice } from './choosing-caller.ts'
import { checkedOf } from './drawing.ts'
import { handledTicket } from './handled-tickets.query.ts'
import { ruleOf } from './rule.ts'

interface Answer {
  readonly ticketId: string
  readonly cycle: number
  readonly at: number
}

async function supervise(context: CommandContext, { ticketId, cycle, at }: Answer): Promise<void> {
  const { db, newId, emit } = context
  const ticket = await handledTicket(db, { ticketId, cycle })
  if (ticket === undefined) return
  const { supervisionHours } = await ruleOf(db)
  const isKept = await keptFrom(db, [ticketId])
  const callerId = openChoice(await callersOf(db, 3))(checkedOf(ticket, isKept))
  const callbackId = newId()
  const dueAt = new Date(checkDueAt(at, supervisionHours))
  const { ticketId: _, kind: __, handledBy, ...place } = ticket
  const fresh = await addCallback(db, {
    ...place,
    id: callbackId,
    ticket_id: ticketId,
    level: 3,
    handler_id: callerId,
    handled_by: handledBy,
    requested_at: new Date(at),
    due_at: dueAt,
    state: 'open',
    outcome: null,
    ended_at: null,
  })
  if (!fresh) return
  emit(supervisionRequested, {
    subject: ticketId,
    unit: ticket.org_unit_id,
    facts: { callbackId, cycle, callerId, dueAt: dueAt.toISOString() },
  })
}

/** Supervision calls every customer who was dissatisfied, whoever asked and however, once for each handling. */
export const superviseDissatisfied = reaction({
  name: 'callbacks.supervise-dissatisfied',
  on: [callbackAnswered, ticketChecked, surveyAnswered],
  react: async (context, events) => {
    for (const event of events) {
      const dissatisfied = isEvent(event, surveyAnswered)
        ? event.facts.satisfied === false
        : event.facts.outcome === 'dissatisfied'
      if (dissatisfied)
        await supervise(context, { ticketId: event.subjectId, cycle: event.facts.cycle, at: event.at })
    }
  },
})
