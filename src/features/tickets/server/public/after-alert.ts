import type { CommandContext } from '#platform/server/command.ts'
import type { Urgency } from '../../domain/codes.ts'
import { openTickets } from '../opening.ts'
import type { Ticket } from './visible-tickets.ts'

/** What colleagues wrote about an alert of a figure gets a ticket, whatever kinds the policy names. */
export async function openForAlert(
  context: CommandContext,
  matter: { feedbackId: string; title: string; urgency: Urgency },
): Promise<Ticket> {
  const [ticket] = await openTickets(context, [{ ...matter, how: 'alert', kind: 'other', labelId: null }])
  if (ticket === undefined) throw new Error(`No ticket could be opened for voice ${matter.feedbackId}`)
  return ticket
}
