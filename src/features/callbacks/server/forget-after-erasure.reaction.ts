import { customerErased } from '#features/customers/contract.ts'
import { ticketsOfCustomers } from '#features/tickets/server/public/tickets-of-customers.ts'
import { reaction } from '#platform/server/followers.ts'
import { eraseNotes } from './callbacks.store.ts'

/** What was noted of calls may name the customer; the words go with an erased one, the deeds stay. */
export const forgetAfterErasure = reaction({
  name: 'callbacks.forget-after-erasure',
  on: [customerErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db }, events) => {
    const customerIds = events.flatMap(({ facts }) => facts.customerIds)
    await eraseNotes(db, await ticketsOfCustomers(db, customerIds))
  },
})
