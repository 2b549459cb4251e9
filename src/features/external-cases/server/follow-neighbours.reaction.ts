import { calendarSaved } from '#features/clocks/contract.ts'
import { customerErased } from '#features/customers/contract.ts'
import { ticketsOfCustomers } from '#features/tickets/server/public/tickets-of-customers.ts'
import { reaction } from '#platform/server/followers.ts'
import { countedTerm } from '../contract/terms.ts'
import { externalCaseChanged } from '../contract.ts'
import { deadlineOf } from '../domain/deadline.ts'
import { eraseWords, lockCountedCases, updateCase } from './external-cases.store.ts'
import { deadlineColumns, officeCalendar, termOf } from './reckoning.ts'
import { factsOf } from './telling.ts'
import { unitsOfTickets } from './units-of-tickets.query.ts'

/** Days that turn out to be holidays move the deadlines of cases that are still open. */
export const reckonAfterCalendar = reaction({
  name: 'external-cases.reckon-after-calendar',
  on: [calendarSaved],
  quiet: 'reminders move with the calendar; where the deadline does, external-cases.changed says it',
  react: async ({ db, now, emit }, events) => {
    if (!events.some(({ facts }) => facts.change === 'edited' || facts.change === 'holidays')) return
    const calendar = await officeCalendar(db)
    const cases = await lockCountedCases(db)
    const units = await unitsOfTickets(
      db,
      cases.map(({ ticket_id }) => ticket_id),
    )
    for (const one of cases) {
      const term = countedTerm(one.source, termOf(one))
      if (term === null) continue
      const deadline = deadlineOf(calendar, one.received_on, term)
      const moved = deadline.dueOn !== one.due_on
      if (
        !moved &&
        deadline.remind3At === one.remind_3_at.getTime() &&
        deadline.remind1At === one.remind_1_at.getTime()
      )
        continue
      const { next_wake_at, ...columns } = deadlineColumns(deadline, now)
      // What was told to be overdue is not told again, unless it has more time now.
      const wakes = moved || one.next_wake_at !== null ? { next_wake_at } : {}
      const changed = await updateCase(db, one, { ...columns, ...wakes })
      const about = { subject: one.ticket_id, unit: units.get(one.ticket_id) ?? null }
      if (moved) emit(externalCaseChanged, { ...about, facts: { ...factsOf(changed), moved } })
    }
  },
})

/** Numbers and words go with an erased customer, sources and days stay. */
export const forgetAfterErasure = reaction({
  name: 'external-cases.forget-after-erasure',
  on: [customerErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db }, events) => {
    const customerIds = events.flatMap(({ facts }) => facts.customerIds)
    await eraseWords(db, await ticketsOfCustomers(db, customerIds))
  },
})
