import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

/** The draw whose seed is promised; undefined before the first. */
export async function waitingDraw(db: ReadHandle) {
  return db
    .tables<CallbacksTables>()
    .selectFrom('callback_draws')
    .select(['id', 'commitment', 'sealed_seed', 'prepared_at'])
    .where('drawn_at', 'is', null)
    .where('abandoned_at', 'is', null)
    .executeTakeFirst()
}

/** Until when tickets were in a draw; null before the first. */
export async function drawnUntil(db: ReadHandle): Promise<Date | null> {
  const row = await db
    .tables<CallbacksTables>()
    .selectFrom('callback_draws')
    .select((eb) => eb.fn.max('until').as('until'))
    .executeTakeFirst()
  return row?.until ?? null
}
