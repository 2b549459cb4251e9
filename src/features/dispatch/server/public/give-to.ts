import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { giveByHand } from '../giving.ts'
import { memberById } from '../team.query.ts'

/** Gives a locked ticket to somebody who still works and may handle it; null where they do not. */
export async function giveTo(
  context: CommandContext,
  ticket: Ticket,
  personId: string,
): Promise<Ticket | null> {
  const person = await memberById(context.db, personId)
  return person && giveByHand(context, { ticket, person, how: 'assign' })
}
