import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { defaultStrategy, quotasOn, type Strategy, strategyOn, teamsAsked } from '../domain/strategy.ts'
import { pathOf } from './matters.query.ts'
import { ownStrategies } from './strategies.ts'

/** How units share tickets out, and which teams are asked for one of theirs. */
export interface Strategies {
  of(unitId: string): Strategy
  teamsFor(unitId: string): string[]
  /** Units whose quota a ticket for this one counts against, with how many they may have a day. */
  quotasOf(unitId: string): { unitId: string; quota: number }[]
}

const plain: Strategies = { of: () => defaultStrategy, teamsFor: (unitId) => [unitId], quotasOf: () => [] }

/** The strategies of these units and of those to which they overflow; an archived unit is not asked. */
export async function strategiesOf(db: ReadHandle, unitIds: readonly string[]): Promise<Strategies> {
  const own = await ownStrategies(db)
  if (own.size === 0) return plain
  const targets = [...own.values()].flatMap(({ overflowUnitId }) => overflowUnitId ?? [])
  const units = await db
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select(['id', 'archived_at', 'unit_1', 'unit_2', 'unit_3', 'unit_4', 'unit_5', 'unit_6'])
    .where('id', 'in', [...unitIds, ...targets])
    .execute()
  const paths = new Map(units.map((unit) => [unit.id, pathOf(unit)]))
  const open = new Set(units.filter((unit) => unit.archived_at === null).map(({ id }) => id))
  const of = (unitId: string) => strategyOn(paths.get(unitId) ?? [], own)
  const overflowOf = (unitId: string) => {
    const { overflowUnitId } = of(unitId)
    return overflowUnitId !== null && open.has(overflowUnitId) ? overflowUnitId : null
  }
  return {
    of,
    teamsFor: (unitId) => teamsAsked(unitId, overflowOf),
    quotasOf: (unitId) =>
      quotasOn(paths.get(unitId) ?? [], own).map((one) => ({
        unitId: one,
        quota: own.get(one)?.dailyQuota ?? 0,
      })),
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
