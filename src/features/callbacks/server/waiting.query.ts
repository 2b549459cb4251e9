import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

/** Callbacks whose message has been waited for long enough, at most 500 at a time. Leans on callbacks_waiting. */
export async function waitedLongEnough(db: ReadHandle, now: Date): Promise<string[]> {
  const rows = await db
    .tables<CallbacksTables>()
    .selectFrom('callbacks')
    .select('id')
    .where('state', '=', 'open')
    .where('waits_until', '<=', now)
    .orderBy('waits_until')
    .limit(500)
    .execute()
  return rows.map(({ id }) => id)
}
