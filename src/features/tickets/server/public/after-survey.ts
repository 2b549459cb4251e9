import type { CommandContext } from '#platform/server/command.ts'
import { ticketFeedbackLinked } from '../../contract.ts'
import { heedDissatisfaction } from '../dissatisfaction.ts'
import { note } from '../doing.ts'
import { aboutTicket, recordOf } from '../moving.ts'
import { ticketOfFeedback } from '../opening.query.ts'
import { openTickets } from '../opening.ts'
import { claimFeedbacks } from '../ticket-voices.store.ts'
import { lockTicketRow, type Ticket } from './visible-tickets.ts'

/**
 * What a customer answered about a ticket was bad: it begins anew, goes on, or is looked at by a person. A voice may come with it, and what
 * colleagues read about it. Gives whether the ticket still stands for this; one that was withdrawn does not.
 */
export async function takeLowAnswer(
  context: CommandContext,
  ticketId: string,
  { feedbackId, text }: { feedbackId: string | null; text: string },
): Promise<boolean> {
  const ticket = await lockTicketRow(context.db, ticketId)
  if (ticket === undefined || ticket.state === 'withdrawn') return false
  const standing = await heedDissatisfaction(context, ticket, 'survey')
  if (feedbackId !== null) await linkVoice(context, standing, feedbackId)
  await note(context, standing, { text })
  return true
}

async function linkVoice(context: CommandContext, ticket: Ticket, feedbackId: string): Promise<void> {
  const { at, by } = recordOf(context, ticket)
  const link = { feedback_id: feedbackId, ticket_id: ticket.id, first: false, linked_at: at, linked_by: by }
  await claimFeedbacks(context.db, [link])
  context.emit(ticketFeedbackLinked, { ...aboutTicket(ticket), facts: { cycle: ticket.cycle, feedbackId } })
}

/** A low answer's voice gets a ticket, whatever kinds the policy names, unless it has one; gives its id, null where there can be none. */
export async function openForLowAnswer(
  context: CommandContext,
  feedbackId: string,
  text: string,
): Promise<string | null> {
  const [opened] = await openTickets(context, [{ feedbackId, how: 'survey', kind: 'complaint' }])
  const known = opened ?? (await ticketOfFeedback(context.db, feedbackId))
  const ticket = known && (await lockTicketRow(context.db, known.id))
  if (ticket === undefined) return null
  await note(context, ticket, { text })
  return ticket.id
}
