import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** A unit of the tree as it is now. */
interface Unit {
  readonly id: string
  readonly name: string
  readonly archived: boolean
  /** From the root to the unit itself. */
  readonly path: readonly string[]
}

/** What of the organisation a question is about: the units that are seen, and how they make rows. */
export interface UnitsInQuestion {
  /** Null for all of them, and for what belongs to none. */
  readonly ids: readonly string[] | null
  /** The unit that rows are children of; null where there is none above them all. */
  readonly base: string | null
  /** Rows in their order; those of archived units stand only where something was counted. */
  readonly rows: readonly { readonly id: string; readonly name: string; readonly quiet: boolean }[]
  /** The row that a unit counts in. */
  rowOf(unitId: string): string
  readonly byId: ReadonlyMap<string, Unit>
}

async function tree(read: ReadHandle): Promise<Unit[]> {
  const rows = await read
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select(['id', 'name', 'archived_at', 'unit_1', 'unit_2', 'unit_3', 'unit_4', 'unit_5', 'unit_6'])
    .orderBy('depth')
    .orderBy('code')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, name, archived_at, ...path }) => ({
    id,
    name,
    archived: archived_at !== null,
    path: Object.values(path).filter((unit) => unit !== null),
  }))
}

/** Of the units below `unitId` (all, where none is chosen) those whose figures the actor may see, and the rows they make. */
export async function unitsInQuestion(
  read: ReadHandle,
  actor: Actor,
  unitId: string | undefined,
): Promise<UnitsInQuestion> {
  const units = await tree(read)
  const reach = reachOf(actor, 'metrics.read')
  const inReach = ({ id, path }: Unit) =>
    reach.all || reach.units.includes(id) || reach.subtrees.some((one) => path.includes(one.unitId))
  const seen = units.filter((unit) => (unitId === undefined || unit.path.includes(unitId)) && inReach(unit))
  const ids = new Set(seen.map(({ id }) => id))
  const tops = seen.filter(({ path }) => !path.slice(0, -1).some((above) => ids.has(above)))
  const [only, another] = tops
  const base = unitId ?? (another === undefined ? (only?.id ?? null) : null)
  const rowOf = ({ path }: Unit): string => {
    if (base !== null) return path[path.indexOf(base) + 1] ?? base
    return path.find((one) => ids.has(one)) as string
  }
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const rowIds = new Set(seen.map(rowOf))
  return {
    ids: reach.all && unitId === undefined ? null : [...ids],
    base,
    byId,
    rowOf: (id) => {
      const unit = byId.get(id)
      return unit === undefined ? id : rowOf(unit)
    },
    rows: units
      .filter(({ id }) => rowIds.has(id))
      .map(({ id, name, archived }) => ({ id, name, quiet: archived || id === base })),
  }
}
