import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Strategies, strategiesIn } from '../domain/deciding.ts'
import { pathOf } from './matters.query.ts'
import { ownStrategies } from './strategies.ts'

/** The strategies of these units and of those to which they overflow; an archived unit is not asked. */
export async function strategiesOf(db: ReadHandle, unitIds: readonly string[]): Promise<Strategies> {
  const own = await ownStrategies(db)
  const targets = [...own.values()].flatMap(({ overflowUnitId }) => overflowUnitId ?? [])
  return strategiesIn(own, own.size === 0 ? nowhere : await treeOf(db, [...unitIds, ...targets]))
}

const nowhere = { pathOf: () => [], isOpen: () => false }

/** Where units stand in the tree, of these or of all, and whether they are at work. */
export async function treeOf(db: ReadHandle, unitIds?: readonly string[]) {
  const units = await db
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select(['id', 'archived_at', 'unit_1', 'unit_2', 'unit_3', 'unit_4', 'unit_5', 'unit_6'])
    .$if(unitIds !== undefined, (all) => all.where('id', 'in', [...(unitIds ?? [])]))
    .execute()
  const paths = new Map(units.map((unit) => [unit.id, pathOf(unit)]))
  const open = new Set(units.filter((unit) => unit.archived_at === null).map(({ id }) => id))
  return {
    pathOf: (unitId: string) => paths.get(unitId) ?? [],
    isOpen: (unitId: string) => open.has(unitId),
    roots: [...paths.values()].filter((path) => path.length === 1).flat(),
  }
}

/** Units whose waiting tickets the people of these units may take as well: those that overflow to them, and everything under those. */
export async function overflowingInto(db: ReadHandle, unitIds: readonly string[]): Promise<string[]> {
  const own = await ownStrategies(db)
  const into = new Set(unitIds)
  for (let grown = -1; grown !== into.size; ) {
    grown = into.size
    for (const [unitId, { overflowUnitId }] of own)
      if (overflowUnitId !== null && into.has(overflowUnitId)) into.add(unitId)
  }
  const sources = [...into].filter((unitId) => !unitIds.includes(unitId))
  if (sources.length === 0) return []
  const rows = await db
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select('id')
    .where(sql<boolean>`array[unit_1, unit_2, unit_3, unit_4, unit_5, unit_6] && ${sources}::uuid[]`)
    .execute()
  return rows.map((row) => row.id)
}
