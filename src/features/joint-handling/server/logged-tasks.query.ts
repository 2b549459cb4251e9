import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { JointHandlingTables } from './joint-handling.tables.ts'

/** Sub-tasks whose answer clock has a log, after an id, with the number of their ticket. */
export function loggedTasks(db: ReadHandle, { after, limit }: { after: string | null; limit: number }) {
  const query = db
    .tables<JointHandlingTables & TicketsTables>()
    .selectFrom('joint_tasks')
    .innerJoin('tickets', 'tickets.id', 'joint_tasks.ticket_id')
    .selectAll('joint_tasks')
    .select('tickets.number')
    .where('joint_tasks.calendar_version', 'is not', null)
    .orderBy('joint_tasks.id')
    .limit(limit)
  return (after === null ? query : query.where('joint_tasks.id', '>', after)).execute()
}
