import { takeFrom } from '#features/dispatch/server/public/take-from.ts'
import { isBeingHandled } from '#features/tickets/domain/lifecycle.ts'
import { touch } from '#features/tickets/server/public/merging-tickets.ts'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'

/** Takes a locked ticket from a holder who may not see it any more; it is given out again at once. Otherwise it only changes its version. */
export async function relieveUnless(
  context: CommandContext,
  ticket: Ticket,
  mayHold: (personId: string) => boolean,
): Promise<Ticket> {
  const holder = ticket.assignee_id
  if (holder === null || mayHold(holder) || !isBeingHandled(ticket.state)) return touch(context, ticket)
  return takeFrom(context, ticket, holder)
}
