import { calendarSaved } from '#features/clocks/contract.ts'
import { whenUsedUp } from '#features/clocks/server/public/working-limits.ts'
import { customerErased } from '#features/customers/contract.ts'
import { unitSaved } from '#features/staff/contract/events.ts'
import { followMovedUnit } from '#features/staff/server/public/moved-units.ts'
import { ticketResolved, ticketWithdrawn } from '#features/tickets/contract.ts'
import { ticketsOfCustomers } from '#features/tickets/server/public/tickets-of-customers.ts'
import { lockTicketRow, lockTicketRows } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { jointTaskMoved } from '../contract.ts'
import {
  eraseWords,
  type JointTask,
  lockTasks,
  ticketsOnCalendar,
  updateTask,
} from './joint-handling.store.ts'
import { cancelRest, dueOf } from './moving.ts'
import { tell } from './telling.ts'

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
      await reckonAnew(context, calendarId)
  },
})

async function reckonAnew(context: CommandContext, calendarId: string): Promise<void> {
  const { db } = context
  const ticketIds = await ticketsOnCalendar(db, calendarId)
  const tickets = new Map((await lockTicketRows(db, ticketIds)).map((ticket) => [ticket.id, ticket]))
  const running = (await lockTasks(db, ticketIds)).filter(
    (task) => task.calendar_id === calendarId && task.next_wake_at !== null,
  )
  const used = await whenUsedUp(db, running.map(limitOf))
  for (const [index, task] of running.entries()) {
    const { warn50At, warn80At, dueAt } = used[index] as (typeof used)[number]
    const ticket = tickets.get(task.ticket_id)
    if (ticket === undefined || dueOf(task) === new Date(dueAt).toISOString()) continue
    const spoken = [task.warn_50_at, task.warn_80_at].filter(
      (at) => at !== null && at < (task.next_wake_at as Date),
    ).length
    const moved = await updateTask(db, task.id, {
      warn_50_at: new Date(warn50At),
      warn_80_at: new Date(warn80At),
      due_at: new Date(dueAt),
      next_wake_at: new Date([warn50At, warn80At, dueAt][spoken] as number),
    })
    const facts = { dueAt: new Date(dueAt).toISOString() }
    tell(context, jointTaskMoved, { task: moved, ticket, to: 'unit', facts })
  }
}

const limitOf = ({ calendar_id, target_ms, clock_started_at }: JointTask) => ({
  calendarId: calendar_id as string,
  targetMs: target_ms as number,
  startMs: (clock_started_at as Date).getTime(),
})

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
