import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { StaffTables } from '../staff.tables.ts'

/**
 * After `staff.unit_saved` with change `moved`: makes the ancestor columns of a caller's own table right again
 * for every row that belongs to the moved subtree. Safe to repeat. Returns how many rows changed.
 */
export async function followMovedUnit(db: WriteHandle, table: string, unitId: string): Promise<number> {
  const result = await sql`
    update ${sql.table(table)} as placed
    set unit_1 = unit.unit_1, unit_2 = unit.unit_2, unit_3 = unit.unit_3,
        unit_4 = unit.unit_4, unit_5 = unit.unit_5, unit_6 = unit.unit_6
    from org_units as unit
    where placed.org_unit_id = unit.id
      and ${unitId}::uuid in (unit.unit_1, unit.unit_2, unit.unit_3, unit.unit_4, unit.unit_5, unit.unit_6)
      and (placed.unit_1, placed.unit_2, placed.unit_3, placed.unit_4, placed.unit_5, placed.unit_6)
        is distinct from (unit.unit_1, unit.unit_2, unit.unit_3, unit.unit_4, unit.unit_5, unit.unit_6)`.execute(
    db.own<StaffTables>(),
  )
  return Number(result.numAffectedRows ?? 0)
}
