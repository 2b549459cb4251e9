import type { Permission } from '#platform/contract/endpoint.ts'
import type { Grant } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { StaffTables } from '../staff.tables.ts'

/** What a person may do, and where; empty for a person who is not active. */
export async function grantsOf(db: ReadHandle, personId: string): Promise<Grant[]> {
  const rows = await db
    .tables<StaffTables>()
    .selectFrom('role_assignments as held')
    .innerJoin('people as person', 'person.id', 'held.person_id')
    .innerJoin('role_permissions as given', 'given.role_id', 'held.role_id')
    .innerJoin('org_units as unit', 'unit.id', 'held.org_unit_id')
    .select(['given.permission', 'given.scope', 'unit.id as unitId', 'unit.depth'])
    .where('held.person_id', '=', personId)
    .where('person.status', '=', 'active')
    .execute()
  return rows.map((row) => ({ ...row, permission: row.permission as Permission }))
}

/** What a role gives when held at a unit: the grants of an API key. */
export async function grantsOfRoleAt(db: ReadHandle, roleId: string, unitId: string): Promise<Grant[]> {
  const rows = await db
    .tables<StaffTables>()
    .selectFrom('role_permissions as given')
    .innerJoin('org_units as unit', (join) => join.on('unit.id', '=', unitId))
    .select(['given.permission', 'given.scope', 'unit.id as unitId', 'unit.depth'])
    .where('given.role_id', '=', roleId)
    .execute()
  return rows.map((row) => ({ ...row, permission: row.permission as Permission }))
}
