import { customerErased } from '#features/customers/contract.ts'
import { unitSaved } from '#features/staff/contract/events.ts'
import { followMovedUnit } from '#features/staff/server/public/moved-units.ts'
import { ticketsOfCustomers } from '#features/tickets/server/public/tickets-of-customers.ts'
import { reaction } from '#platform/server/followers.ts'
import { eraseWords } from './compensation.store.ts'

/** What was given moves with its unit; the ledger keeps where it was booked. */
export const followMovedUnits = reaction({
  name: 'compensation.follow-moved-units',
  on: [unitSaved],
  quiet: 'the unit’s own event says it',
  react: async ({ db }, events) => {
    for (const { subjectId, facts } of events)
      if (facts.change === 'moved') await followMovedUnit(db, 'compensations', subjectId)
  },
})

/** The reasons go with an erased customer, the sums stay. */
export const forgetAfterErasure = reaction({
  name: 'compensation.forget-after-erasure',
  on: [customerErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db }, events) => {
    const customerIds = events.flatMap(({ facts }) => facts.customerIds)
    await eraseWords(db, await ticketsOfCustomers(db, customerIds))
  },
})
