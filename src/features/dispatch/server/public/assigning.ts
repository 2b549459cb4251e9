import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { lockQueuedTicket } from '../dispatch.store.ts'
import { giveByHand } from '../giving.ts'
import { memberFor } from '../taking-work.ts'

/** Locks a ticket's place in the queue, before the ticket itself: the order that everybody who assigns keeps. */
export async function lockPlaceInQueue({ db }: CommandContext, ticketId: string): Promise<void> {
  await lockQueuedTicket(db, ticketId)
}

/** Gives a locked ticket to a person, as a colleague does by hand; its place in the queue is locked before it. */
export async function assignTo(context: CommandContext, ticket: Ticket, personId: string): Promise<Ticket> {
  const own = ticket.assignee_id === null ? 'claim' : 'take_over'
  const how = personId === context.actor.id ? own : 'assign'
  const person = await memberFor(context, { ticketId: ticket.id, personId })
  return giveByHand(context, { ticket, person, how })
}
