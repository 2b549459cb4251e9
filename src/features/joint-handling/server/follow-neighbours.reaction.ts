import { calendarSaved } from '#features/clocks/contract.ts'
import { versionOfCalendar } from '#features/clocks/server/public/working-limits.ts'
import { customerErased } from '#features/customers/contract.ts'
import { unitSaved } from '#features/staff/contract/events.ts'
import { followMovedUnit } from '#features/staff/server/public/moved-units.ts'
import { ticketResolved, ticketWithdrawn } from '#features/tickets/contract.ts'
import { ticketsOfCustomers } from '#features/tickets/server/public/tickets-of-customers.ts'
import { lockTicketRow, lockTicketRows } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { reckonAnew } from './answer-clock.ts'
import { eraseWords, lockTasks, ticketsOnCalendar } from './joint-handling.store.ts'
import { cancelRest } from './moving.ts'

/** Nobody is left busy with a ticket that is solved without them, or that came to nothing. */
export const cancelWhenTicketEnds = reaction({
  name: 'joint-handling.cancel-when-ticket-ends',
  on: [ticketResolved, ticketWithdrawn],
  react: async (context, events) => {
    for (const { subjectId, facts } of events) {
      const ticket = await lockTicketRow(context.db, subjectId)
      const tasks = await lockTasks(context.db, [subjectId])
      const ended = tasks.filter(({ cycle }) => cycle === facts.cycle)
      if (ticket !== undefined) await cancelRest(context, ended, ticket)
    }
  },
})

/** An edited calendar moves what still runs on it, never what is over. */
export const followCalendars = reaction({
  name: 'joint-handling.follow-calendars',
  on: [calendarSaved],
  quiet: 'sub-tasks that move say so themselves',
  react: async (context, events) => {
    for (const calendarId of new Set(events.map(({ subjectId }) => subjectId)))
      await follow(context, calendarId)
  },
})

async function follow(context: CommandContext, calendarId: string): Promise<void> {
  const { db } = context
  const ticketIds = await ticketsOnCalendar(db, calendarId)
  const tickets = new Map((await lockTicketRows(db, ticketIds)).map((ticket) => [ticket.id, ticket]))
  const running = (await lockTasks(db, ticketIds)).flatMap((task) => {
    const ticket = tickets.get(task.ticket_id)
    const runs = task.calendar_id === calendarId && task.next_wake_at !== null
    return runs && ticket !== undefined ? [{ task, ticket }] : []
  })
  await reckonAnew(context, running, await versionOfCalendar(db, calendarId))
}

export const followMovedUnits = reaction({
  name: 'joint-handling.follow-moved-units',
  on: [unitSaved],
  quiet: 'the unit’s own event says it',
  react: async ({ db }, events) => {
    for (const { subjectId, facts } of events)
      if (facts.change === 'moved') await followMovedUnit(db, 'joint_tasks', subjectId)
  },
})

/** What units wrote to each other may name the customer; the words go with an erased one, the deeds stay. */
export const forgetAfterErasure = reaction({
  name: 'joint-handling.forget-after-erasure',
  on: [customerErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db }, events) => {
    const customerIds = events.flatMap(({ facts }) => facts.customerIds)
    await eraseWords(db, await ticketsOfCustomers(db, customerIds))
  },
})
