import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { lockQueuedTicket } from '../dispatch.store.ts'
import { giveBack } from '../returning.ts'

/** Locks a ticket's place in the queue; comes before its own row, as automatic dispatch does it. */
export async function lockQueuedRow({ db }: CommandContext, ticketId: string): Promise<void> {
  await lockQueuedTicket(db, ticketId)
}

/** Takes a locked ticket from a holder who may not have it; their team's people are asked again at once. */
export const takeFrom = (context: CommandContext, ticket: Ticket, personId: string): Promise<Ticket> =>
  giveBack(context, ticket, { personId, reason: 'conflict_of_interest', note: null })
