import { contactOf } from '#features/customers/server/public/revealing.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { revealContact } from '../contract/handling.ts'
import { isOpen } from '../domain/lifecycle.ts'
import { lockTicket } from './public/visible-tickets.ts'

/** Whoever handles a ticket has to reach its customer: the ticket is the reason. */
export const revealing = command(revealContact, async (context, { ticketId }) => {
  const ticket = await lockTicket(context, { ticketId, permission: 'tickets.handle' })
  if (!isOpen(ticket.state)) throw new Refusal('tickets.ended', 'conflict', { state: ticket.state })
  if (ticket.customer_id === null) throw new Refusal('platform.notFound', 'missing')
  return contactOf(context, ticket.customer_id)
})
