import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import { pathColumns, pathOf } from '../domain/tree.ts'
import type { OrgUnitsTable, StaffTables } from './staff.tables.ts'

export type ShapeOfUnit = Pick<OrgUnitsTable, 'id' | 'kind' | 'depth' | 'parent_id'>

export interface NewUnit {
  readonly id: string
  readonly parentId: string | null
  readonly parentPath: readonly string[]
  readonly kind: OrgUnitsTable['kind']
  readonly name: string
  readonly code: string | null
}

/** Two moves at once could close a circle: changes of the tree's shape wait for each other. */
export async function lockTree(db: WriteHandle): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('staff.tree'))`.execute(db.own<StaffTables>())
}

export async function insertUnit(db: WriteHandle, unit: NewUnit, now: number): Promise<void> {
  const path = [...unit.parentPath, unit.id]
  await db
    .own<StaffTables>()
    .insertInto('org_units')
    .values({
      id: unit.id,
      parent_id: unit.parentId,
      kind: unit.kind,
      name: unit.name,
      code: unit.code,
      depth: path.length,
      ...pathColumns(path),
      created_at: new Date(now),
    })
    .execute()
}

export async function updateUnit(
  db: WriteHandle,
  unitId: string,
  change: { name?: string; kind?: OrgUnitsTable['kind']; code?: string | null; archived_at?: Date | null },
): Promise<void> {
  await db.own<StaffTables>().updateTable('org_units').set(change).where('id', '=', unitId).execute()
}

/** Whether another unit already has this code. */
export async function codeIsTaken(db: ReadHandle, code: string, exceptId: string | null): Promise<boolean> {
  const row = await db
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select('id')
    .where('code', '=', code)
    .$if(exceptId !== null, (query) => query.where('id', '!=', exceptId as string))
    .executeTakeFirst()
  return row !== undefined
}

/** Levels of the subtree, the unit itself included. */
export async function heightOf(db: ReadHandle, unit: { id: string; depth: number }): Promise<number> {
  const { deepest } = await db
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select((eb) => eb.fn.max('depth').as('deepest'))
    .where(sql.ref(`unit_${unit.depth}`), '=', unit.id)
    .executeTakeFirstOrThrow()
  return (deepest ?? unit.depth) - unit.depth + 1
}

/** What still keeps a unit from being archived. */
export async function occupantsOf(
  db: ReadHandle,
  unitId: string,
): Promise<{ people: number; children: number }> {
  const tables = db.tables<StaffTables>()
  const [people, children] = await Promise.all([
    tables
      .selectFrom('people')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('org_unit_id', '=', unitId)
      .where('status', '!=', 'disabled')
      .executeTakeFirstOrThrow(),
    tables
      .selectFrom('org_units')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('parent_id', '=', unitId)
      .where('archived_at', 'is', null)
      .executeTakeFirstOrThrow(),
  ])
  return { people: people.n, children: children.n }
}

/** Hangs a unit with its whole subtree under another parent and rewrites every path. */
export async function moveSubtree(
  db: WriteHandle,
  unit: OrgUnitsTable | { id: string; depth: number },
  parent: Pick<OrgUnitsTable, 'id' | 'unit_1' | 'unit_2' | 'unit_3' | 'unit_4' | 'unit_5' | 'unit_6'>,
): Promise<void> {
  const own = db.own<StaffTables>()
  await sql`
    update org_units as moved
    set depth = cardinality(fresh.path),
        unit_1 = fresh.path[1], unit_2 = fresh.path[2], unit_3 = fresh.path[3],
        unit_4 = fresh.path[4], unit_5 = fresh.path[5], unit_6 = fresh.path[6],
        parent_id = case when moved.id = ${unit.id} then ${parent.id}::uuid else moved.parent_id end
    from (
      select id, ${pathOf(parent)}::uuid[] ||
        (array_remove(array[unit_1, unit_2, unit_3, unit_4, unit_5, unit_6], null))[${unit.depth}::int:] as path
      from org_units where ${sql.ref(`unit_${unit.depth}`)} = ${unit.id}
    ) as fresh
    where moved.id = fresh.id`.execute(own)
}
