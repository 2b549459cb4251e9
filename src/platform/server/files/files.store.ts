import type { WriteHandle } from '../database/handles.ts'
import type { FilesTables } from './files.tables.ts'

/** Notes a file whose bytes lie in the store. */
export async function insertFile(db: WriteHandle, row: FilesTables['files']): Promise<void> {
  await db.own<FilesTables>().insertInto('files').values(row).execute()
}

/** Makes waiting files belong to something; gives back those that could be taken, so that nobody takes one twice. */
export async function keepFiles(db: WriteHandle, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .own<FilesTables>()
    .updateTable('files')
    .set({ state: 'kept' })
    .where('id', 'in', ids)
    .where('state', '=', 'waiting')
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Marks files as gone; their bytes are removed from the store after the commit. */
export async function markRemoved(db: WriteHandle, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.own<FilesTables>().updateTable('files').set({ state: 'removed' }).where('id', 'in', ids).execute()
}

/**
 * Marks files as gone that nothing has taken since they were stored, the oldest first; gives back which: one that is taken meanwhile is not
 * among them.
 */
export async function markForgotten(db: WriteHandle, before: Date, most: number): Promise<string[]> {
  const own = db.own<FilesTables>()
  const rows = await own
    .updateTable('files')
    .set({ state: 'removed' })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('files')
        .select('id')
        .where('state', '=', 'waiting')
        .where('stored_at', '<', before)
        .orderBy('stored_at')
        .limit(most),
    )
    .where('state', '=', 'waiting')
    .where('stored_at', '<', before)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Lets files that belonged to something wait for another such thing, for a day from `now`. */
export async function letFilesWait(db: WriteHandle, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return
  const waiting = { state: 'waiting', stored_at: new Date(now) } as const
  await db.own<FilesTables>().updateTable('files').set(waiting).where('id', 'in', ids).execute()
}
