import { customerErased } from '#features/customers/contract.ts'
import { ticketsOfCustomers } from '#features/tickets/server/public/tickets-of-customers.ts'
import { removeFiles } from '#platform/server/files/removing.ts'
import { reaction } from '#platform/server/followers.ts'
import { deleteFilesOfTickets } from './ticket-files.store.ts'

/** What was sent to an erased customer, or kept about them, goes with them. */
export const forgetAfterErasure = reaction({
  name: 'ticket-files.forget-after-erasure',
  on: [customerErased],
  quiet: 'the erasure itself is the event',
  react: async (context, events) => {
    const customerIds = events.flatMap(({ facts }) => facts.customerIds)
    const ticketIds = await ticketsOfCustomers(context.db, customerIds)
    await removeFiles(context, await deleteFilesOfTickets(context.db, ticketIds))
  },
})
