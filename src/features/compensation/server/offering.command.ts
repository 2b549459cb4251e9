import { lockTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { command } from '#platform/server/command.ts'
import { offerCompensation } from '../contract/deeds.ts'
import { offer } from './public/offering.ts'
import { standingOf } from './telling.ts'

export const offering = command(offerCompensation, async (context, { ticketId, ...wanted }) => {
  const ticket = await lockTicket(context, { ticketId, permission: 'compensation.offer' })
  return standingOf(await offer(context, ticket, wanted))
})
