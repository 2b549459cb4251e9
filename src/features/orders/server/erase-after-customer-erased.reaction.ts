import { customerErased } from '#features/customers/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { eraseOrders } from './orders.store.ts'

/** What an erased customer bought goes with them. */
export const eraseAfterCustomerErased = reaction({
  name: 'orders.erase-after-customer-erased',
  on: [customerErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db, now }, events) => {
    await eraseOrders(
      db,
      events.flatMap(({ facts }) => facts.customerIds),
      new Date(now),
    )
  },
})
