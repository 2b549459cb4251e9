import type { EscalationsTables } from '#features/escalations/server/escalations.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { limitMs } from '../domain/codes.ts'

/** How long an alert may stay open before it moves up, as its ladder says. */
export async function timeLimit(read: ReadHandle): Promise<number> {
  const row = await read
    .tables<EscalationsTables>()
    .selectFrom('escalation_ladders')
    .select('limit_minutes')
    .where('matter', '=', 'alert')
    .executeTakeFirst()
  return row?.limit_minutes == null ? limitMs : row.limit_minutes * 60_000
}
