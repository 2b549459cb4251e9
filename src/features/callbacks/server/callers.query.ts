import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type CallbackLevel, permissionOf } from '../domain/levels.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

/** Somebody who may make callbacks of a level at a place, and how many they already have to make. */
export interface Caller {
  readonly personId: string
  readonly scope: string
  readonly unitId: string
  readonly open: number
}

/** Active people who hold the permission of a level, once for each place they hold it at. */
export async function callersOf(db: ReadHandle, level: CallbackLevel): Promise<Caller[]> {
  const rows = await db
    .tables<StaffTables & CallbacksTables>()
    .selectFrom('role_assignments as held')
    .innerJoin('role_permissions as given', 'given.role_id', 'held.role_id')
    .innerJoin('people as person', 'person.id', 'held.person_id')
    .innerJoin('roles as role', 'role.id', 'held.role_id')
    .select(['held.person_id as personId', 'given.scope', 'held.org_unit_id as unitId'])
    .select(
      sql<number>`(select count(*)::int from callbacks where handler_id = person.id and state = 'open' and level = ${level})`.as(
        'open',
      ),
    )
    .where('given.permission', '=', permissionOf[level])
    .where('person.status', '=', 'active')
    // Administrators may do everything; checks are given to those whose work they are.
    .where('role.key', '!=', 'administrator')
    .orderBy('held.person_id')
    .execute()
  return rows
}
