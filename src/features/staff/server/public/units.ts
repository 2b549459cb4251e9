import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { pathOf } from '../../domain/tree.ts'
import type { StaffTables, UnitPathColumns } from '../staff.tables.ts'

/** The columns that place a row in the organisation: copy them into every row that has scope. */
export interface UnitPlace extends UnitPathColumns {
  org_unit_id: string
}

/** The place of a unit that may still take work. Refuses `staff.noSuchUnit` for unknown and archived ones. */
export async function unitPath(db: ReadHandle, unitId: string): Promise<UnitPlace> {
  const row = await db
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select(['id as org_unit_id', 'unit_1', 'unit_2', 'unit_3', 'unit_4', 'unit_5', 'unit_6'])
    .where('id', '=', unitId)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('staff.noSuchUnit', 'invalid', { unitId })
  return row
}

/** The units from the root down to each of these, itself included. */
export async function unitPaths(
  db: ReadHandle,
  unitIds: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const rows = await db
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select(['id', 'unit_1', 'unit_2', 'unit_3', 'unit_4', 'unit_5', 'unit_6'])
    .where('id', 'in', [...unitIds])
    .execute()
  return new Map(rows.map((row) => [row.id, pathOf(row)]))
}

/** The root of the tree, or null before set-up. */
export async function rootUnitId(db: ReadHandle): Promise<string | null> {
  const row = await db
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select('id')
    .where('parent_id', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}
