import { customerErased } from '#features/customers/contract.ts'
import { ticketsOfCustomers } from '#features/tickets/server/public/tickets-of-customers.ts'
import { reaction } from '#platform/server/followers.ts'
import { eraseReasons } from './clocks.store.ts'
import { eraseRequestWords } from './extension-requests.store.ts'

/** Reasons for more time may name the customer; the words go with an erased one, the deeds stay. */
export const forgetAfterErasure = reaction({
  name: 'clocks.forget-after-erasure',
  on: [customerErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db }, events) => {
    const customerIds = events.flatMap(({ facts }) => facts.customerIds)
    const ticketIds = await ticketsOfCustomers(db, customerIds)
    await eraseReasons(db, ticketIds)
    await eraseRequestWords(db, ticketIds)
  },
})
