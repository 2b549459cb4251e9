import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The shipped role of regional managers; null in an organisation that has none. */
export async function regionalManagerRole(read: ReadHandle): Promise<string | null> {
  const row = await read
    .tables<StaffTables>()
    .selectFrom('roles')
    .select('id')
    .where('key', '=', 'regional_manager')
    .executeTakeFirst()
  return row?.id ?? null
}
