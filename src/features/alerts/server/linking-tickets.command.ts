import { receiveFeedback } from '#features/intake/server/public/receive.ts'
import { openForAlert } from '#features/tickets/server/public/after-alert.ts'
import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { linkAlertTicket, openAlertTicket, unlinkAlertTicket } from '../contract/deeds.ts'
import { alertTicketLinked, alertTicketUnlinked } from '../contract.ts'
import { endTie, insertTie } from './alert-tickets.store.ts'
import type { StoredAlert } from './alerts.store.ts'
import { ticketOfNumber } from './ticket-by-number.ts'
import { lockReached, unitReached } from './visibility.ts'

const by = ({ actor, now }: CommandContext) => ({ at: now, by: actor.kind === 'person' ? actor.id : null })
const about = (alert: StoredAlert) => ({ subject: alert.id, unit: alert.unit_ids[0] ?? null })

async function tie(
  context: CommandContext,
  alert: StoredAlert,
  { ticketId, opened }: { ticketId: string; opened: boolean },
): Promise<void> {
  const { db, newId, emit } = context
  if (!(await insertTie(db, { ...by(context), id: newId(), alertId: alert.id, ticketId, opened })))
    throw new Refusal('alerts.linkedAlready', 'conflict')
  emit(alertTicketLinked, { ...about(alert), facts: { ticketId, opened } })
}

export const openingTicket = command(openAlertTicket, async (context, { alertId, title, text, urgency }) => {
  const alert = await lockReached(context, alertId)
  const unitId = await unitReached(context, alert.unit_ids)
  const { feedbackId } = await receiveFeedback(context, { text, channel: 'alert', kind: 'other', unitId })
  const ticket = await openForAlert(context, { feedbackId, title, urgency })
  await tie(context, alert, { ticketId: ticket.id, opened: true })
  return { ticketId: ticket.id, number: ticket.number }
})

export const linkingTicket = command(linkAlertTicket, async (context, { alertId, number }) => {
  const alert = await lockReached(context, alertId)
  const ticket = await ticketOfNumber(context.db, context.actor, number)
  await tie(context, alert, { ticketId: ticket.id, opened: false })
  return { ticketId: ticket.id }
})

export const unlinkingTicket = command(unlinkAlertTicket, async (context, { alertId, ticketId }) => {
  const { db, actor, emit } = context
  const alert = await lockReached(context, alertId)
  const ticket = await seenTicket(db, actor, ticketId)
  if (!(await endTie(db, { ...by(context), alertId: alert.id, ticketId: ticket.id })))
    throw new Refusal('alerts.notLinked', 'conflict')
  emit(alertTicketUnlinked, { ...about(alert), facts: { ticketId: ticket.id } })
  return {}
})
