import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { type Actor, type Reach, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Places } from './places.query.ts'

/** A unit of the tree as it is now. */
export interface Unit {
  readonly id: string
  readonly name: string
  readonly archived: boolean
  /** From the root to the unit itself. */
  readonly path: readonly string[]
}

/** Sums at one place, or below it, and the row of units that they count in; null for what belongs to no unit. */
export interface SummedPlace {
  readonly place: number
  readonly below: boolean
  readonly row: string | null
}

/** The tree as it was when something was counted, or as it is now. */
export type TreeOf = 'then' | 'now'

/** What of the organisation a question is about. */
export interface UnitsInQuestion {
  /** The fewest sums that come to all of it. */
  readonly whole: readonly SummedPlace[]
  /** The sums that come to its rows. */
  readonly sums: readonly SummedPlace[]
  /** The unit that rows are children of; null where there is none above them all. */
  readonly base: string | null
  /** Rows in their order; those of archived units and of what is right at the base stand only where something was counted. */
  readonly rows: readonly { readonly id: string; readonly name: string; readonly quiet: boolean }[]
  /** From the root to a unit; nothing where there is no such unit. Null is the root itself. */
  pathOf(unitId: string | null): readonly string[]
}

/** All units, those above first. */
export async function unitTree(read: ReadHandle): Promise<Unit[]> {
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

const nowhere: SummedPlace = { place: 0, below: false, row: null }
const rightAt = (place: number, row: string | null): SummedPlace => ({ place, below: false, row })
const withBelow = (place: number, row: string | null): SummedPlace[] => [
  rightAt(place, row),
  { place, below: true, row },
]

interface Seen {
  readonly units: readonly Unit[]
  readonly base: string | null
  isWhole(unit: Unit): boolean
  rowOf(unit: Unit): string
}

/** Of the units below a chosen one those whose figures may be seen, and the rows that they stand in. */
function seenBelow(units: readonly Unit[], reach: Reach, unitId: string | undefined): Seen {
  const isWhole = ({ path }: Unit) => reach.all || reach.subtrees.some((one) => path.includes(one.unitId))
  const seen = units.filter(
    (unit) =>
      (unitId === undefined || unit.path.includes(unitId)) &&
      (isWhole(unit) || reach.units.includes(unit.id)),
  )
  const ids = new Set(seen.map(({ id }) => id))
  const [only, another] = seen.filter(({ path }) => !path.slice(0, -1).some((above) => ids.has(above)))
  const base = unitId ?? (another === undefined ? (only?.id ?? null) : null)
  const rowOf = ({ path }: Unit): string =>
    base === null ? (path.find((one) => ids.has(one)) as string) : (path[path.indexOf(base) + 1] ?? base)
  return { units: seen, base, isWhole, rowOf }
}

/** As the tree was: what was counted below a unit stays there, whatever hangs there now. What `divided` names stands in its children. */
function sumsThen({ units, isWhole, rowOf }: Seen, places: Places, divided: string | null): SummedPlace[] {
  const whole = new Set(units.filter(isWhole).map(({ id }) => id))
  const tops = units.filter(
    ({ id, path }) => !path.slice(0, -1).some((above) => whole.has(above)) || !whole.has(id),
  )
  return tops.flatMap((unit) => {
    const own = places.of(unit.id)
    if (!whole.has(unit.id)) return own.map((place) => rightAt(place, rowOf(unit)))
    if (unit.id !== divided) return own.flatMap((place) => withBelow(place, rowOf(unit)))
    const children = places.below(unit.id)
    return [
      ...own.map((place) => rightAt(place, unit.id)),
      ...children.flatMap(({ place, unitId }) => withBelow(place, unitId)),
    ]
  })
}

/** As the tree is: each unit with all that was ever counted in it, wherever it hung. */
const sumsNow = ({ units, rowOf }: Seen, places: Places): SummedPlace[] =>
  units.flatMap((unit) => places.of(unit.id).map((place) => rightAt(place, rowOf(unit))))

/** Of the units below `unitId` (all, where none is chosen) those whose figures the actor may see, and the rows they make. */
export function unitsInQuestion(
  { units, places }: { readonly units: readonly Unit[]; readonly places: Places },
  actor: Actor,
  { unitId, treeOf }: { unitId: string | undefined; treeOf: TreeOf },
): UnitsInQuestion {
  const reach = reachOf(actor, 'metrics.read')
  const seen = seenBelow(units, reach, unitId)
  const others = reach.all && unitId === undefined ? [nowhere] : []
  const inUnits = (divided: string | null) =>
    treeOf === 'then' ? sumsThen(seen, places, divided) : sumsNow(seen, places)
  const sums = [...inUnits(seen.base), ...others]
  const rowIds = new Set([...seen.units.map(seen.rowOf), ...sums.map(({ row }) => row)])
  const present = new Set(seen.units.map(seen.rowOf))
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  return {
    whole: asWhole([...inUnits(null), ...others]),
    sums,
    base: seen.base,
    rows: units
      .filter(({ id }) => rowIds.has(id))
      .map(({ id, name, archived }) => ({
        ...{ id, name },
        quiet: archived || id === seen.base || !present.has(id),
      })),
    pathOf: (id) => byId.get(id ?? units[0]?.id ?? '')?.path ?? [],
  }
}

/** The places that sums cover. */
export const placesIn = (sums: readonly SummedPlace[], places: Places): readonly number[] => [
  ...new Set(sums.flatMap(({ place, below }) => (below ? places.under(place) : [place]))),
]

/** The same sums without rows: what is below a unit as one. */
function asWhole(sums: readonly SummedPlace[]): readonly SummedPlace[] {
  return sums.map((one) => ({ ...one, row: null }))
}
