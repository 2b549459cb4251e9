import { sql } from 'kysely'
import { reaches, seenTicket, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { jointTasksOfTicket } from '../contract/reading.ts'
import type { JointHandlingTables } from './joint-handling.tables.ts'
import { shownTask, type WholeTask } from './shown-task.ts'
import { nameColumns, recordColumns } from './task-records.query.ts'

/** All sub-tasks of a ticket with their records, those of the present cycle first. */
export async function wholeTasks(read: ReadHandle, ticketId: string): Promise<WholeTask[]> {
  const { rows } = await sql<WholeTask>`
    select joint_tasks.*, ${nameColumns}, ${recordColumns} from joint_tasks
    where ticket_id = ${ticketId} order by cycle desc, position`.execute(
    read.tables<JointHandlingTables>() as never,
  )
  return rows
}

const isHandled = ({ resolved_at, ended_at }: Ticket) => resolved_at === null && ended_at === null

export const tasksOfTicket = query(jointTasksOfTicket, async ({ read, actor }, { ticketId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  const tasks = await wholeTasks(read, ticketId)
  return {
    tasks: tasks.map((task) => shownTask(actor, task, ticket)),
    cycle: ticket.cycle,
    can: { request: isHandled(ticket) && reaches(actor, 'joint-handling.request', ticket) },
  }
})
