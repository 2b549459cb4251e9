import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { Assignment, PermissionName, Scope, WantedGrant } from '../domain/scopes.ts'
import type { StaffTables } from './staff.tables.ts'

type Given = { readonly permission: string; readonly scope: Scope }

/** Two administrators must not remove each other at the same moment: such changes wait for each other. */
export async function lockRoles(db: WriteHandle): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('staff.roles'))`.execute(db.own<StaffTables>())
}

/** Whether an active person still holds both keys to the house, everywhere. */
export async function hasAdministrator(db: ReadHandle): Promise<boolean> {
  const row = await db
    .tables<StaffTables>()
    .selectFrom('people as person')
    .innerJoin('role_assignments as held', 'held.person_id', 'person.id')
    .innerJoin('role_permissions as given', 'given.role_id', 'held.role_id')
    .select('person.id')
    .where('person.status', '=', 'active')
    .where('given.scope', '=', 'all')
    .where('given.permission', 'in', ['staff.manage', 'staff.configure_roles'])
    .groupBy('person.id')
    .having((eb) => eb(eb.fn.count('given.permission').distinct(), '=', 2))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function assignmentsOf(db: ReadHandle, personId: string): Promise<Assignment[]> {
  return db
    .tables<StaffTables>()
    .selectFrom('role_assignments')
    .select(['role_id as roleId', 'org_unit_id as orgUnitId'])
    .where('person_id', '=', personId)
    .execute()
}

/** Everything these roles would give at these units; unknown roles and units give nothing. */
export async function grantsGivenBy(
  db: ReadHandle,
  assignments: readonly Assignment[],
): Promise<WantedGrant[]> {
  if (assignments.length === 0) return []
  const { rows } = await sql<{ permission: PermissionName; scope: Scope; path: string[] }>`
    select given.permission, given.scope,
      array_remove(array[unit_1, unit_2, unit_3, unit_4, unit_5, unit_6], null) as path
    from jsonb_to_recordset(${JSON.stringify(assignments)}::jsonb) as wanted("roleId" uuid, "orgUnitId" uuid)
    join role_permissions as given on given.role_id = wanted."roleId"
    join org_units as unit on unit.id = wanted."orgUnitId"`.execute(db.tables<StaffTables>() as never)
  return rows
}

/** How many of the named roles and units exist, archived units not counted. */
export async function knownPlaces(db: ReadHandle, assignments: readonly Assignment[]): Promise<boolean> {
  const roleIds = [...new Set(assignments.map((one) => one.roleId))]
  const unitIds = [...new Set(assignments.map((one) => one.orgUnitId))]
  if (roleIds.length === 0) return true
  const tables = db.tables<StaffTables>()
  const [roles, units] = await Promise.all([
    tables.selectFrom('roles').select('id').where('id', 'in', roleIds).execute(),
    tables
      .selectFrom('org_units')
      .select('id')
      .where('id', 'in', unitIds)
      .where('archived_at', 'is', null)
      .execute(),
  ])
  return roles.length === roleIds.length && units.length === unitIds.length
}

export async function insertAssignments(
  db: WriteHandle,
  personId: string,
  assignments: readonly Assignment[],
): Promise<void> {
  if (assignments.length === 0) return
  await db
    .own<StaffTables>()
    .insertInto('role_assignments')
    .values(
      assignments.map(({ roleId, orgUnitId }) => ({
        person_id: personId,
        role_id: roleId,
        org_unit_id: orgUnitId,
      })),
    )
    .execute()
}

/** Takes every role from a person. */
export async function deleteAssignments(db: WriteHandle, personId: string): Promise<void> {
  await db.own<StaffTables>().deleteFrom('role_assignments').where('person_id', '=', personId).execute()
}

export async function deleteAssignment(
  db: WriteHandle,
  personId: string,
  { roleId, orgUnitId }: Assignment,
): Promise<void> {
  await db
    .own<StaffTables>()
    .deleteFrom('role_assignments')
    .where('person_id', '=', personId)
    .where('role_id', '=', roleId)
    .where('org_unit_id', '=', orgUnitId)
    .execute()
}

export async function roleWith(db: ReadHandle, by: { id: string } | { key: string }) {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['key', by.key] as const)
  return db.tables<StaffTables>().selectFrom('roles').selectAll().where(column, '=', value).executeTakeFirst()
}

export async function permissionsOfRole(db: ReadHandle, roleId: string): Promise<Given[]> {
  return db
    .tables<StaffTables>()
    .selectFrom('role_permissions')
    .select(['permission', 'scope'])
    .where('role_id', '=', roleId)
    .execute()
}

export interface SavedRole {
  readonly id: string
  readonly key: string
  readonly nameZh: string
  readonly nameEn: string
  readonly builtin: boolean
  readonly permissions: readonly Given[]
}

/** Writes a role with its permissions as they shall be from now on. */
export async function saveRole(db: WriteHandle, role: SavedRole): Promise<void> {
  const own = db.own<StaffTables>()
  const { id, key, builtin } = role
  const names = { name_zh: role.nameZh, name_en: role.nameEn }
  await own
    .insertInto('roles')
    .values({ id, key, builtin, ...names })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(names))
    .execute()
  await own.deleteFrom('role_permissions').where('role_id', '=', id).execute()
  if (role.permissions.length === 0) return
  const rows = role.permissions.map(({ permission, scope }) => ({ role_id: id, permission, scope }))
  await own.insertInto('role_permissions').values(rows).execute()
}

export async function deleteRole(db: WriteHandle, roleId: string): Promise<void> {
  await db.own<StaffTables>().deleteFrom('roles').where('id', '=', roleId).execute()
}

export async function isHeld(db: ReadHandle, roleId: string): Promise<boolean> {
  const row = await db
    .tables<StaffTables>()
    .selectFrom('role_assignments')
    .select('role_id')
    .where('role_id', '=', roleId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
