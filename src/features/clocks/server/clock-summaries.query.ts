import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { ClocksTables } from './clocks.tables.ts'

/** One row per ticket that has clocks, by the unique key over (ticket_id, cycle, obligation). */
export async function clockSummariesOf(db: ReadHandle, ticketIds: readonly string[]) {
  if (ticketIds.length === 0) return []
  return db
    .tables<ClocksTables>()
    .selectFrom('clocks')
    .select([
      'ticket_id as ticketId',
      sql<Date | null>`min(due_at) filter (where state = 'running')`.as('nextDueAt'),
      sql<boolean>`bool_or(state = 'missed' and ended_at is null)`.as('breached'),
    ])
    .where('ticket_id', 'in', [...ticketIds])
    .groupBy('ticket_id')
    .execute()
}
