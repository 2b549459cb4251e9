import { lockTicketRows, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { levelOf } from '../domain/arbitration.ts'
import { miss, warn } from './answer-clock.ts'
import { openDispute } from './disputing.ts'
import { type JointTask, lockTasks, rulingsOf, ticketsToWake } from './joint-handling.store.ts'

const batch = 200

/** Says how much of the time has gone; a missed answer goes before whoever decides, by itself. */
async function speak(context: CommandContext, task: JointTask, ticket: Ticket): Promise<void> {
  if ((task.due_at as Date).getTime() > context.now) return warn(context, { task, ticket })
  const missed = await miss(context, { task, ticket })
  const level = levelOf(await rulingsOf(context.db, task.id))
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
