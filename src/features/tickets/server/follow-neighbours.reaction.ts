import { customerErased, customerMerged, customerUnmerged } from '#features/customers/contract.ts'
import { unitSaved } from '#features/staff/contract/events.ts'
import { followMovedUnit } from '#features/staff/server/public/moved-units.ts'
import { isEvent } from '#platform/contract/event.ts'
import { reaction } from '#platform/server/followers.ts'
import { ticketsFirstVoicedBy } from './merged-customers.query.ts'
import { eraseWords, moveCustomer, moveCustomerBack } from './tickets.store.ts'

/** Tickets go with a customer who is merged or taken apart again, and lose their words with one who is erased. */
export const followCustomers = reaction({
  name: 'tickets.follow-customers',
  on: [customerMerged, customerUnmerged, customerErased],
  quiet: 'the customer’s own event says it',
  react: async ({ db }, events) => {
    for (const event of events) {
      if (isEvent(event, customerMerged)) await moveCustomer(db, event.facts.otherId, event.subjectId)
      else if (isEvent(event, customerUnmerged)) {
        const { otherId } = event.facts
        await moveCustomerBack(db, await ticketsFirstVoicedBy(db, otherId), otherId)
      } else if (isEvent(event, customerErased)) await eraseWords(db, event.facts.customerIds)
    }
  },
})

export const followMovedUnits = reaction({
  name: 'tickets.follow-moved-units',
  on: [unitSaved],
  quiet: 'the unit’s own event says it',
  react: async ({ db }, events) => {
    for (const { subjectId, facts } of events)
      if (facts.change === 'moved') await followMovedUnit(db, 'tickets', subjectId)
  },
})
