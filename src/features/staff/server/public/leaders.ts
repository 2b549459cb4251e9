import { sql } from 'kysely'
import type { Permission } from '#platform/contract/endpoint.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { leadersOnRung } from '../../domain/leaders.ts'
import type { StaffTables } from '../staff.tables.ts'
import { unitPaths } from './units.ts'

/** Somebody who may assign work in a unit; `depth` is how near they stand to it, 0 for the whole organisation. */
export interface Leader {
  readonly personId: string
  readonly depth: number
}

/** The people on one rung above a unit: 0 stands nearest, beyond the last are those who answer for everything. */
export const onRung = leadersOnRung
/** Those who stand nearest. */
export const nearestLeaders = (leaders: readonly Leader[]): string[] => leadersOnRung(leaders, 0)

/** Active people who may assign work in a unit. */
export const leadersOver = (db: ReadHandle, unitId: string, path?: readonly string[]): Promise<Leader[]> =>
  leadersWith(db, 'dispatch.assign', { unitId, path })

/** Active people who hold a permission in a unit, with how near they stand to it; `path` are its ancestors and itself, where known. */
export async function leadersWith(
  db: ReadHandle,
  permission: Permission,
  { unitId, path }: { unitId: string; path?: readonly string[] | undefined },
): Promise<Leader[]> {
  const above = path ?? (await unitPaths(db, [unitId])).get(unitId) ?? [unitId]
  const rows = await db
    .tables<StaffTables>()
    .selectFrom('role_assignments as held')
    .innerJoin('role_permissions as given', 'given.role_id', 'held.role_id')
    .innerJoin('people as person', 'person.id', 'held.person_id')
    .innerJoin('org_units as unit', 'unit.id', 'held.org_unit_id')
    .select(['held.person_id', 'given.scope', 'unit.depth'])
    .where('given.permission', '=', permission)
    .where('person.status', '=', 'active')
    .where((eb) =>
      eb.or([
        eb('given.scope', '=', 'all'),
        eb.and([eb('given.scope', '=', 'unit'), eb('unit.id', '=', unitId)]),
        eb.and([eb('given.scope', '=', 'subtree'), eb('unit.id', 'in', [...above])]),
      ]),
    )
    .execute()
  return rows.map((row) => ({ personId: row.person_id, depth: row.scope === 'all' ? 0 : row.depth }))
}

/** Active people of a unit itself who hold a permission that reaches it. */
export async function membersWith(db: ReadHandle, permission: Permission, unitId: string): Promise<string[]> {
  const holders = await holdersOver(db, permission, [unitId])
  if (holders.length === 0) return []
  const rows = await db
    .tables<StaffTables>()
    .selectFrom('people')
    .select('id')
    .where('id', 'in', holders)
    .where('org_unit_id', '=', unitId)
    .execute()
  return rows.map(({ id }) => id)
}

/** Active people who hold a permission that reaches one of these units. */
export async function holdersOver(
  db: ReadHandle,
  permission: Permission,
  unitIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .tables<StaffTables>()
    .selectFrom('role_assignments as held')
    .innerJoin('role_permissions as given', 'given.role_id', 'held.role_id')
    .innerJoin('people as person', 'person.id', 'held.person_id')
    .select('held.person_id')
    .distinct()
    .where('given.permission', '=', permission)
    .where('person.status', '=', 'active')
    .where((eb) =>
      eb.or([
        eb('given.scope', '=', 'all'),
        sql<boolean>`exists (select from org_units as unit where unit.id = any(${unitIds}::uuid[]) and (
          (given.scope = 'unit' and unit.id = held.org_unit_id) or (given.scope = 'subtree' and held.org_unit_id
            in (unit.unit_1, unit.unit_2, unit.unit_3, unit.unit_4, unit.unit_5, unit.unit_6))))`,
      ]),
    )
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Active people who hold a role at one of these units. */
export async function holdersOfRole(
  db: ReadHandle,
  roleId: string,
  unitIds: readonly string[],
): Promise<string[]> {
  if (unitIds.length === 0) return []
  const rows = await db
    .tables<StaffTables>()
    .selectFrom('role_assignments as held')
    .innerJoin('people as person', 'person.id', 'held.person_id')
    .select('held.person_id')
    .distinct()
    .where('held.role_id', '=', roleId)
    .where('held.org_unit_id', 'in', [...unitIds])
    .where('person.status', '=', 'active')
    .execute()
  return rows.map(({ person_id }) => person_id)
}
