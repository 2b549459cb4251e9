import { customerErased } from '#features/customers/contract.ts'
import { ticketsOfCustomers } from '#features/tickets/server/public/tickets-of-customers.ts'
import { reaction } from '#platform/server/followers.ts'
import { eraseReturnNotes } from './dispatch.store.ts'

/** What was noted when a ticket was given back may name the customer; the words go with an erased one, the deeds stay. */
export const forgetAfterErasure = reaction({
  name: 'dispatch.forget-after-erasure',
  on: [customerErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db }, events) => {
    const customerIds = events.flatMap(({ facts }) => facts.customerIds)
    await eraseReturnNotes(db, await ticketsOfCustomers(db, customerIds))
  },
})
