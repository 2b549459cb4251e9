import { customerErased } from '#features/customers/contract.ts'
import { personErased } from '#features/staff/contract/events.ts'
import { dropFiles } from '#features/ticket-files/server/public/attaching.ts'
import { ticketsOfCustomers } from '#features/tickets/server/public/tickets-of-customers.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import { reaction } from '#platform/server/followers.ts'
import { forget } from './drafts.store.ts'
import { forgetVisits } from './visits.store.ts'

/** What was being written to an erased customer, or by an erased colleague, goes with them. */
export const forgetAfterErasure = reaction({
  name: 'drafts.forget-after-erasure',
  on: [customerErased, personErased],
  quiet: 'the erasure itself is the event',
  react: async (context, events) => {
    const records = events as readonly EventRecord[]
    const customerIds = records.flatMap((event) =>
      isEvent(event, customerErased) ? [event.subjectId, ...event.facts.customerIds] : [],
    )
    const personIds = records
      .filter((event) => isEvent(event, personErased))
      .map(({ subjectId }) => subjectId)
    await forgetVisits(context.db, personIds)
    const ticketIds = await ticketsOfCustomers(context.db, customerIds)
    await dropFiles(context, await forget(context.db, { ticketIds, personIds }))
  },
})
