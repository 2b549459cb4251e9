import { sql } from 'kysely'
import { may } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { listUnits } from '../contract.ts'
import { pathOf } from '../domain/tree.ts'
import type { StaffTables } from './staff.tables.ts'

/** The whole tree in one statement, parents before their children, siblings by name. */
export const unitTree = query(listUnits, async ({ read, actor }) => {
  const rows = await read
    .tables<StaffTables>()
    .selectFrom('org_units as unit')
    .leftJoin('people as person', (join) =>
      join.onRef('person.org_unit_id', '=', 'unit.id').on('person.status', '!=', 'disabled'),
    )
    .selectAll('unit')
    .select(sql<number>`count(person.id)`.as('people'))
    .groupBy('unit.id')
    .orderBy('unit.depth')
    .orderBy('unit.name')
    .orderBy('unit.id')
    .execute()
  const items = rows.map((row) => ({
    id: row.id,
    parentId: row.parent_id,
    kind: row.kind,
    name: row.name,
    code: row.code,
    depth: row.depth,
    path: pathOf(row),
    archivedAt: row.archived_at?.toISOString() ?? null,
    people: row.people,
  }))
  return { items, can: { manage: may(actor, 'staff.manage') } }
})
