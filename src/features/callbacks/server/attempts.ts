import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

export async function attemptsOf(db: ReadHandle, callbackIds: readonly string[]) {
  if (callbackIds.length === 0) return []
  return db
    .tables<CallbacksTables>()
    .selectFrom('callback_attempts')
    .select(['callback_id', 'at', 'reached', 'answer', 'channel', 'note', 'result', 'solved', 'missing'])
    .select('script_answers as said')
    .where('callback_id', 'in', [...callbackIds])
    .orderBy('attempt')
    .execute()
}
