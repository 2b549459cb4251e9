import { sql } from 'kysely'
import { unitPaths } from '#features/staff/server/public/units.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Kind } from '../domain/kinds.ts'
import type { NotificationsTables } from './notifications.tables.ts'

/** Whom a ticket concerns: who holds it, and the unit that handles it with its path from the root. */
export interface ConcernedTicket {
  readonly id: string
  readonly assigneeId: string | null
  readonly urgent: boolean
  readonly unitId: string
  readonly unitPath: readonly string[]
}

export async function concernedTickets(
  db: ReadHandle,
  ticketIds: readonly string[],
): Promise<Map<string, ConcernedTicket>> {
  const rows = await db
    .tables<TicketsTables>()
    .selectFrom('tickets')
    .select(['id', 'assignee_id', 'urgency', 'org_unit_id', 'unit_1', 'unit_2', 'unit_3'])
    .select(['unit_4', 'unit_5', 'unit_6'])
    .where('id', 'in', [...ticketIds])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        assigneeId: row.assignee_id,
        urgent: row.urgency === 'urgent',
        unitId: row.org_unit_id,
        unitPath: [row.unit_1, row.unit_2, row.unit_3, row.unit_4, row.unit_5, row.unit_6].filter(
          (unit): unit is string => unit !== null,
        ),
      },
    ]),
  )
}

/** Active people who may assign work in a unit; `depth` is how near they stand to it, 0 for the whole organisation. */
export async function leadersOver(
  db: ReadHandle,
  unitId: string,
  path?: readonly string[],
): Promise<{ personId: string; depth: number }[]> {
  const above = path ?? (await unitPaths(db, [unitId])).get(unitId) ?? [unitId]
  const rows = await db
    .tables<StaffTables>()
    .selectFrom('role_assignments as held')
    .innerJoin('role_permissions as given', 'given.role_id', 'held.role_id')
    .innerJoin('people as person', 'person.id', 'held.person_id')
    .innerJoin('org_units as unit', 'unit.id', 'held.org_unit_id')
    .select(['held.person_id', 'given.scope', 'unit.depth'])
    .where('given.permission', '=', 'dispatch.assign')
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

/** Active people with what they chose to be told, and by which channel. */
export async function tellablePeople(db: ReadHandle, personIds: readonly string[]) {
  const tables = db.tables<StaffTables & NotificationsTables>()
  const people = await tables
    .selectFrom('people')
    .select(['id', 'email'])
    .where('id', 'in', [...personIds])
    .where('status', '=', 'active')
    .execute()
  const chosen = await tables
    .selectFrom('notification_preferences')
    .select(['person_id', 'kind', 'in_app', 'email'])
    .where('person_id', 'in', [...personIds])
    .execute()
  const preferences = new Map(chosen.map((row) => [`${row.person_id} ${row.kind}`, row]))
  return new Map(
    people.map(({ id, email }) => [
      id,
      { hasEmail: email !== null, chosen: (kind: Kind) => preferences.get(`${id} ${kind}`) },
    ]),
  )
}
