import { lockTicketRows, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { jointTaskOverdue, jointTaskWarned } from '../contract.ts'
import { levelOf } from '../domain/arbitration.ts'
import { openDispute } from './disputing.ts'
import { type JointTask, lockTasks, rulingsOf, ticketsToWake, updateTask } from './joint-handling.store.ts'
import { tell } from './telling.ts'

const batch = 200

/** Says how much of the time has gone; a missed answer goes before whoever decides, by itself. */
async function speak(context: CommandContext, task: JointTask, ticket: Ticket): Promise<void> {
  const { db, now } = context
  const dueAt = task.due_at as Date
  const [, warn80At] = [task.warn_50_at, task.warn_80_at as Date]
  if (dueAt.getTime() > now) {
    const level = warn80At.getTime() <= now ? 80 : 50
    await updateTask(db, task.id, { next_wake_at: level === 80 ? dueAt : warn80At })
    tell(context, jointTaskWarned, { task, ticket, to: 'unit', facts: { level, dueAt: dueAt.toISOString() } })
    return
  }
  const missed = await updateTask(db, task.id, { next_wake_at: null, breached_at: dueAt })
  tell(context, jointTaskOverdue, { task: missed, ticket, to: 'unit', facts: { dueAt: dueAt.toISOString() } })
  const level = levelOf(await rulingsOf(db, task.id))
  if (level !== null)
    await openDispute(context, { task: missed, ticket }, { ground: 'overdue', level, words: null })
}

async function wakeBatch(context: CommandContext): Promise<number> {
  const { db, now } = context
  const ticketIds = await ticketsToWake(db, now, batch)
  const tickets = new Map((await lockTicketRows(db, ticketIds)).map((ticket) => [ticket.id, ticket]))
  for (const task of await lockTasks(db, ticketIds)) {
    const ticket = tickets.get(task.ticket_id)
    // Somebody answered between looking and locking.
    const isDue = task.next_wake_at !== null && task.next_wake_at.getTime() <= now
    if (ticket !== undefined && isDue) await speak(context, task, ticket)
  }
  return ticketIds.length
}

export const wakeTasks = timer({
  name: 'joint-handling.wake-tasks',
  everySeconds: 5,
  run: async ({ transact }) => {
    while ((await transact(wakeBatch)) > 0);
  },
})
