import type { Insertable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { AlertsTables } from './alerts.tables.ts'

const own = (db: WriteHandle) => db.own<AlertsTables>()

/** Keeps that a suggestion was taken, and what the rule asked for before. */
export async function insertTuning(
  db: WriteHandle,
  row: Insertable<AlertsTables['alert_tunings']>,
): Promise<void> {
  await own(db).insertInto('alert_tunings').values(row).execute()
}

/** Keeps that somebody took it back. */
export async function undoTuning(
  db: WriteHandle,
  tuningId: string,
  { at, by }: { at: number; by: string | null },
): Promise<void> {
  await own(db)
    .updateTable('alert_tunings')
    .set({ undone_at: new Date(at), undone_by: by })
    .where('id', '=', tuningId)
    .execute()
}
