import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { JointHandlingTables } from '../joint-handling.tables.ts'

/** How many sub-tasks of a ticket's handling keep it from being resolved. */
export async function countRequiredOpen(
  db: ReadHandle,
  { ticketId, cycle }: { ticketId: string; cycle: number },
): Promise<number> {
  const { n } = await db
    .tables<JointHandlingTables>()
    .selectFrom('joint_tasks')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('ticket_id', '=', ticketId)
    .where('cycle', '=', cycle)
    .where('required', '=', true)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}
