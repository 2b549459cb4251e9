import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReopenReason, Verifier } from '../../domain/codes.ts'
import { canMove } from '../../domain/lifecycle.ts'
import { type Resolution, reopen, resolve, verify } from '../moving.ts'
import { ticketOfFeedback } from '../opening.query.ts'
import { type Opening, openTickets } from '../opening.ts'
import { takeReply } from '../talking.ts'
import { lockTicketRow, type Ticket } from './visible-tickets.ts'

async function locked(context: CommandContext, ticketId: string): Promise<Ticket> {
  const ticket = await lockTicketRow(context.db, ticketId)
  if (ticket === undefined) throw new Refusal('tickets.notFound', 'missing')
  return ticket
}

/** Opens the ticket of a feedback, resolved at once when it was solved on the call; null when it has one already. */
export async function openTicketFor(
  context: CommandContext,
  opening: Opening,
  solvedOnCall?: Resolution,
): Promise<{ ticketId: string; number: string } | null> {
  const [ticket] = await openTickets(context, [opening])
  if (ticket === undefined) return null
  if (solvedOnCall !== undefined) await resolve(context, ticket, solvedOnCall)
  return { ticketId: ticket.id, number: ticket.number }
}

/** Verifies a resolved ticket; false when it is in another state or cycle. */
export async function verifyTicket(
  context: CommandContext,
  { ticketId, cycle, by }: { ticketId: string; cycle: number; by: Verifier },
): Promise<boolean> {
  const ticket = await locked(context, ticketId)
  if (ticket.cycle !== cycle || !canMove(ticket.state, 'verify')) return false
  await verify(context, ticket, by)
  return true
}

/** Reopens a ticket; false when it is in another state or cycle. */
export async function reopenTicket(
  context: CommandContext,
  { ticketId, cycle, reason }: { ticketId: string; cycle: number; reason: ReopenReason },
): Promise<boolean> {
  const ticket = await locked(context, ticketId)
  if (ticket.cycle !== cycle || !canMove(ticket.state, 'reopen')) return false
  await reopen(context, ticket, reason)
  return true
}

/** Hands what a customer wrote to the ticket of their feedback; null when there is none. */
export async function addCustomerReply(
  context: CommandContext,
  { feedbackId, text }: { feedbackId: string; text: string },
): Promise<string | null> {
  const known = await ticketOfFeedback(context.db, feedbackId)
  return known === undefined ? null : takeReply(context, await locked(context, known.id), { text })
}
