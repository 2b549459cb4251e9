import type { Insertable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

const own = (db: WriteHandle) => db.own<CallbacksTables>()

/** A script that nobody else changes meanwhile; undefined where there is none. */
export async function lockScript(db: WriteHandle, scriptId: string) {
  return own(db)
    .selectFrom('callback_scripts')
    .selectAll()
    .where('id', '=', scriptId)
    .forUpdate()
    .executeTakeFirst()
}

/** Adds a script, or the next version of one. */
export async function saveScript(
  db: WriteHandle,
  row: Insertable<CallbacksTables['callback_script_versions']>,
): Promise<void> {
  const { script_id: id, version } = row
  await own(db)
    .insertInto('callback_scripts')
    .values({ id, version, archived_at: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ version }))
    .execute()
  await own(db).insertInto('callback_script_versions').values(row).execute()
}

export async function archive(db: WriteHandle, scriptId: string, at: Date | null): Promise<void> {
  await own(db).updateTable('callback_scripts').set({ archived_at: at }).where('id', '=', scriptId).execute()
}
