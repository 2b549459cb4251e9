import { calendarSaved } from '#features/clocks/contract.ts'
import { versionOfCalendar } from '#features/clocks/server/public/working-limits.ts'
import { customerErased } from '#features/customers/contract.ts'
import { unitSaved } from '#features/staff/contract/events.ts'
import { followMovedUnit } from '#features/staff/server/public/moved-units.ts'
import { ticketsOfCustomers } from '#features/tickets/server/public/tickets-of-customers.ts'
import { reaction } from '#platform/server/followers.ts'
import { reckonAnew } from './letter-clock.ts'
import { eraseWords } from './responsibilities.store.ts'
import { lettersOnCalendar } from './supervision.store.ts'

/** An edited calendar moves what is still awaited on it, never what was answered or missed. */
export const followCalendars = reaction({
  name: 'supervision.follow-calendars',
  on: [calendarSaved],
  quiet: 'letters that move say so themselves',
  react: async (context, events) => {
    for (const calendarId of new Set(events.map(({ subjectId }) => subjectId))) {
      const letters = await lettersOnCalendar(context.db, calendarId)
      await reckonAnew(context, letters, await versionOfCalendar(context.db, calendarId))
    }
  },
})

export const followMovedUnits = reaction({
  name: 'supervision.follow-moved-units',
  on: [unitSaved],
  quiet: 'the unit’s own event says it',
  react: async ({ db }, events) => {
    for (const { subjectId, facts } of events)
      if (facts.change === 'moved')
        for (const table of ['supervision_letters', 'supervision_responsibilities'])
          await followMovedUnit(db, table, subjectId)
  },
})

/** What was written about a ticket may name its customer; the words go with an erased one, the deeds stay. */
export const forgetAfterErasure = reaction({
  name: 'supervision.forget-after-erasure',
  on: [customerErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db }, events) => {
    const customerIds = events.flatMap(({ facts }) => facts.customerIds)
    await eraseWords(db, await ticketsOfCustomers(db, customerIds))
  },
})
