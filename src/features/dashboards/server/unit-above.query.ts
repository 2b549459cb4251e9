import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The unit right above; undefined at the top. */
export async function unitAbove(read: ReadHandle, unitId: string): Promise<string | undefined> {
  const unit = await read
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select('parent_id')
    .where('id', '=', unitId)
    .executeTakeFirst()
  return unit?.parent_id ?? undefined
}
