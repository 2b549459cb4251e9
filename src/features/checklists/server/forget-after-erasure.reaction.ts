import { customerErased } from '#features/customers/contract.ts'
import { ticketsOfCustomers } from '#features/tickets/server/public/tickets-of-customers.ts'
import { markRemoved } from '#platform/server/files/files.store.ts'
import { reaction } from '#platform/server/followers.ts'
import { eraseEvidence } from './checklists.store.ts'
import { removeEvidence } from './evidence-removal.ts'

/** Evidence may show or name the customer: words and files go with an erased one, what was ticked stays. */
export const forgetAfterErasure = reaction({
  name: 'checklists.forget-after-erasure',
  on: [customerErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db, enqueue }, events) => {
    const customerIds = events.flatMap(({ facts }) => facts.customerIds)
    const fileIds = await eraseEvidence(db, await ticketsOfCustomers(db, customerIds))
    await markRemoved(db, fileIds)
    if (fileIds.length > 0) await enqueue(removeEvidence, { fileIds })
  },
})
