import type { Insertable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { AuditTables } from './audit.tables.ts'

export async function insertHold(
  db: WriteHandle,
  hold: Insertable<AuditTables['legal_holds']>,
): Promise<void> {
  await db.own<AuditTables>().insertInto('legal_holds').values(hold).execute()
}

/** Releases a running hold; undefined when there is none of this id. */
export async function releaseRunningHold(
  db: WriteHandle,
  holdId: string,
  { by, now }: { by: string | null; now: number },
) {
  return db
    .own<AuditTables>()
    .updateTable('legal_holds')
    .set({ released_at: new Date(now), released_by: by })
    .where('id', '=', holdId)
    .where('released_at', 'is', null)
    .returning(['kind', 'subject_id'])
    .executeTakeFirst()
}
