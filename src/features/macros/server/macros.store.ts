import type { Insertable, Selectable, Updateable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { MacrosTables } from './macros.tables.ts'

export type MacroRun = Selectable<MacrosTables['macro_runs']>
const own = (db: WriteHandle) => db.own<MacrosTables>()

export async function insertMacro(db: WriteHandle, row: Insertable<MacrosTables['macros']>): Promise<void> {
  await own(db).insertInto('macros').values(row).execute()
}

export async function updateMacro(
  db: WriteHandle,
  macroId: string,
  change: Updateable<MacrosTables['macros']>,
): Promise<void> {
  await own(db).updateTable('macros').set(change).where('id', '=', macroId).execute()
}

export async function insertRun(db: WriteHandle, row: Insertable<MacrosTables['macro_runs']>): Promise<void> {
  await own(db).insertInto('macro_runs').values(row).execute()
}

/** A person's run, locked; undefined for anybody else's. */
export async function lockRun(
  db: WriteHandle,
  { runId, personId }: { runId: string; personId: string },
): Promise<MacroRun | undefined> {
  return own(db)
    .selectFrom('macro_runs')
    .selectAll()
    .where('id', '=', runId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
}

export async function markUndone(db: WriteHandle, runId: string, at: Date): Promise<void> {
  await own(db).updateTable('macro_runs').set({ undone_at: at }).where('id', '=', runId).execute()
}

/** Removes what people kept for themselves. */
export async function forgetPeople(db: WriteHandle, personIds: readonly string[]): Promise<void> {
  await own(db)
    .deleteFrom('macros')
    .where('owner_id', 'in', [...personIds])
    .execute()
}
