import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { DispatchTables } from './dispatch.tables.ts'

/** Names by id; what is gone has an empty one. */
export async function namesOf(
  read: ReadHandle,
  wanted: { table: 'people' | 'org_units' | 'dispatch_rules'; ids: readonly (string | null)[] },
): Promise<(id: string) => { id: string; name: string }> {
  const ids = [...new Set(wanted.ids.filter((id) => id !== null))]
  const rows = ids.length === 0 ? [] : await namedRows(read, wanted.table, ids)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => ({ id, name: names.get(id) ?? '' })
}

function namedRows(read: ReadHandle, table: 'people' | 'org_units' | 'dispatch_rules', ids: string[]) {
  return read
    .tables<StaffTables & DispatchTables>()
    .selectFrom(table)
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute()
}
