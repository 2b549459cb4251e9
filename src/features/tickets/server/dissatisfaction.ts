import type { CommandContext } from '#platform/server/command.ts'
import { ticketFlagged } from '../contract.ts'
import { canMove } from '../domain/lifecycle.ts'
import { afterDissatisfaction } from '../domain/silent-closing.ts'
import { aboutTicket, recordOf, reopen } from './moving.ts'
import { ticketPolicyRow } from './policy.ts'
import type { Ticket } from './public/visible-tickets.ts'
import { wasReviewed } from './review-case.ts'
import { addRecord } from './tickets.store.ts'

export type Source = 'callback' | 'survey'

async function flag(context: CommandContext, ticket: Ticket): Promise<Ticket> {
  const { by: _, ...record } = recordOf(context, ticket)
  const reason = 'dissatisfied_late'
  if (await addRecord(context.db, 'ticket_flags', { ...record, reason }))
    context.emit(ticketFlagged, { ...aboutTicket(ticket), facts: { cycle: ticket.cycle, reason } })
  return ticket
}

/** Begins a locked ticket anew, or has a person look at it where it is too late for that; one that is being handled goes on. */
export async function heedDissatisfaction(
  context: CommandContext,
  ticket: Ticket,
  source: Source,
): Promise<Ticket> {
  if (!canMove(ticket.state, 'reopen')) return ticket
  const { reopen_within_days: days } = await ticketPolicyRow(context.db)
  const then = afterDissatisfaction(ticket.ended_at?.getTime() ?? null, days, context.now)
  // What was reviewed stands: a further answer is looked at by a person.
  if (then === 'flag' || (await wasReviewed(context.db, ticket))) return flag(context, ticket)
  return reopen(context, ticket, `${source}_dissatisfied`)
}
