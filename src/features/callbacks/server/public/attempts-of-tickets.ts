import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { CallbacksTables } from '../callbacks.tables.ts'

/** Every attempt to call back about these tickets, what was answered and noted. */
export async function attemptsForExport(db: ReadHandle, ticketIds: readonly string[]) {
  if (ticketIds.length === 0) return []
  const rows = await db
    .tables<CallbacksTables>()
    .selectFrom('callback_attempts as attempt')
    .innerJoin('callbacks', 'callbacks.id', 'attempt.callback_id')
    .select(['callbacks.ticket_id as ticketId', 'callbacks.cycle', 'attempt.channel', 'attempt.reached'])
    .select(['attempt.answer', 'attempt.note', 'attempt.at'])
    .where('callbacks.ticket_id', 'in', [...ticketIds])
    .orderBy('attempt.at')
    .execute()
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
