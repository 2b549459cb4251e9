import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { DispatchTables } from './dispatch.tables.ts'

/** Changes of something after a version, the latest first. */
export async function changesSince(
  db: ReadHandle,
  { subjectId, version }: { subjectId: string; version: number },
) {
  const rows = await db
    .tables<DispatchTables & StaffTables>()
    .selectFrom('dispatch_versions as kept')
    .leftJoin('people', 'people.id', 'kept.by')
    .select(['kept.version', 'kept.at', 'kept.by', 'people.name'])
    .where('kept.subject_id', '=', subjectId)
    .where('kept.version', '>', version)
    .orderBy('kept.version', 'desc')
    .execute()
  return rows.map(({ at, by, name, ...row }) => ({
    version: row.version,
    at: at.toISOString(),
    by: by === null || name === null ? null : { id: by, name },
  }))
}
