import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The unit right above, undefined at the top, and whether none hangs below. */
export async function unitsAround(
  read: ReadHandle,
  unitId: string,
): Promise<{ aboveId: string | undefined; isLowest: boolean }> {
  const around = await read
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select(['id', 'parent_id'])
    .where((where) => where.or([where('id', '=', unitId), where('parent_id', '=', unitId)]))
    .execute()
  return {
    aboveId: around.find(({ id }) => id === unitId)?.parent_id ?? undefined,
    isLowest: around.every(({ id }) => id === unitId),
  }
}

/** The unit above all others. */
export async function topUnit(read: ReadHandle): Promise<string | undefined> {
  const unit = await read
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select('id')
    .where('parent_id', 'is', null)
    .executeTakeFirst()
  return unit?.id
}

/** What a unit is called; undefined for one that is not there. */
export async function unitName(read: ReadHandle, unitId: string): Promise<string | undefined> {
  const unit = await read
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select('name')
    .where('id', '=', unitId)
    .executeTakeFirst()
  return unit?.name
}
