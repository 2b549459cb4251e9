import { customerErased } from '#features/customers/contract.ts'
import { ticketsOfCustomers } from '#features/tickets/server/public/tickets-of-customers.ts'
import { removeFiles } from '#platform/server/files/removing.ts'
import { reaction } from '#platform/server/followers.ts'
import { eraseApprovalWords } from './approvals.store.ts'
import { eraseEvidence } from './checklists.store.ts'

/** Evidence may show or name the customer: words and files go with an erased one, what was ticked stays. */
export const forgetAfterErasure = reaction({
  name: 'checklists.forget-after-erasure',
  on: [customerErased],
  quiet: 'the erasure itself is the event',
  react: async (context, events) => {
    const customerIds = events.flatMap(({ facts }) => facts.customerIds)
    const ticketIds = await ticketsOfCustomers(context.db, customerIds)
    await eraseApprovalWords(context.db, ticketIds)
    await removeFiles(context, await eraseEvidence(context.db, ticketIds))
  },
})
