import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Split } from '../domain/codes.ts'
import type { Segment } from '../domain/evaluating.ts'
import { type Days, frameOf } from '../domain/marks.ts'
import {
  type AnyRecipe,
  addCell,
  addSeries,
  type DaySeries,
  emptySeries,
  partsOf,
  type Recipe,
} from '../domain/measured.ts'
import type { Frame } from '../domain/usual.ts'
import { type CubeRow, firstCounted, readCube } from './cube.query.ts'
import { kindsOfDayHere } from './day-here.ts'
import { goalsSet } from './goals-set.query.ts'
import { marksOver, type StoredMark } from './marks.query.ts'
import { pathsOf, type Tree, treeOf, unitsBelow } from './parts.query.ts'
import type { Rule } from './rule-recipes.ts'

/** The segment of a rule that is not split. */
export const whole = 'all'

/** What a rule is judged on: its segments over some days. `first` is the first of these, since 1970-01-01. */
export interface Judged {
  readonly segments: readonly Segment[]
  readonly parents: ReadonlyMap<string, string | null>
  readonly first: number
  readonly days: number
}

/** The parts of a rule that say what it is about. */
export type Scope = Pick<Rule, 'watched' | 'metric' | 'recipe' | 'split' | 'unit_id' | 'goals_set'>

/** The units whose figures a rule is about; null for all of them. */
export const unitsOf = async (read: ReadHandle, unitId: string | null): Promise<readonly string[] | null> =>
  unitId === null ? null : (await unitsBelow(read, unitId)).order

interface Given {
  readonly recipe: Recipe
  readonly split: Split
  readonly tree: Tree
  readonly days: number
}

/** The series of one part of what is watched, segment by segment. */
function seriesBy(rows: readonly CubeRow[], { recipe, split, tree, days }: Given) {
  const found = new Map<string, DaySeries>()
  const root = split === 'unit' ? tree.order[0] : undefined
  for (const { day, ...cell } of rows) {
    // What belongs to no unit belongs to the whole.
    const key = split === 'none' ? whole : (cell.key ?? root)
    if (key === undefined) continue
    const name = tree.successors.get(key) ?? key
    const series = found.get(name) ?? emptySeries(days)
    found.set(name, series)
    addCell(series, day, { recipe, cell })
  }
  addUp(found, tree, days)
  return found
}

/** Adds what is below to what is above, the lowest first. */
function addUp(found: Map<string, DaySeries>, { order, parents }: Tree, days: number): void {
  for (const key of order.toReversed()) {
    const own = found.get(key)
    const parent = parents.get(key) ?? null
    if (own === undefined || parent === null || !parents.has(parent)) continue
    const above = found.get(parent) ?? emptySeries(days)
    found.set(parent, above)
    addSeries(above, own)
  }
}

/** Where a segment is: its unit and those above, and itself with the parts above it. */
interface Place {
  readonly units: ReadonlySet<string> | undefined
  readonly parts: ReadonlySet<string>
}

/** A part with all above it. */
function partsAbove(key: string, parents: ReadonlyMap<string, string | null>): ReadonlySet<string> {
  const parts = new Set<string>()
  for (let at: string | null = key; at !== null && !parts.has(at); at = parents.get(at) ?? null) parts.add(at)
  return parts
}

/** Frames by which marks count: most segments share one. */
function framesFor(marks: readonly StoredMark[], split: Split, days: Days) {
  const known = new Map<string, Frame>()
  const isOver =
    ({ units, parts }: Place) =>
    (mark: StoredMark) =>
      (mark.unitId === null || units?.has(mark.unitId) === true) &&
      (mark.segment === null || (mark.split === split && parts.has(mark.segment)))
  return (place: Place): Frame => {
    const own = marks.filter(isOver(place))
    const key = own.map(({ id }) => id).join()
    const frame = known.get(key) ?? frameOf(days, own)
    known.set(key, frame)
    return frame
  }
}

/** The first day on which anything was counted of all of a recipe's parts that were ever counted; the last day where nothing was. */
async function firstOf(
  read: ReadHandle,
  recipe: AnyRecipe,
  { to, now }: { to: number; now: number },
): Promise<number> {
  const firsts: number[] = []
  for (const part of partsOf(recipe)) firsts.push((await firstCounted(read, part, now)) ?? Number.NaN)
  const known = firsts.filter((day) => !Number.isNaN(day))
  return known.length === 0 ? to : Math.max(...known)
}

/** Reads the segments of a rule from `from` to `to`, or from the first day on which anything was counted. */
export async function segmentsOf(
  read: ReadHandle,
  scope: Scope,
  { from, to, now }: { from: number; to: number; now: number },
): Promise<Judged> {
  const first = Math.max(from, await firstOf(read, scope.recipe, { to, now }))
  const days = to - first + 1
  if (days < 1) return { segments: [], parents: new Map(), first, days: 0 }
  const [tree, unitIds, paths] = [
    await treeOf(read, scope.split, scope.unit_id),
    await unitsOf(read, scope.unit_id),
    await pathsOf(read),
  ]
  const found: Map<string, DaySeries>[] = []
  for (const recipe of partsOf(scope.recipe)) {
    const rows = await readCube(read, { recipe, by: scope.split, unitIds, from: first, to, now })
    found.push(seriesBy(rows, { recipe, split: scope.split, tree, days }))
  }
  const frame = await framesOver(read, scope, { first, days, tree, paths })
  const root = [...paths.values()].find((path) => path.size === 1)
  const goalOf = scope.goals_set ? await goalsSet(read, scope.metric ?? scope.watched, to) : undefined
  const keys = new Set(found.flatMap((part) => [...part.keys()]))
  const segments = [...keys].flatMap((key) => {
    const series = found.map((part) => part.get(key) ?? emptySeries(days))
    const one = { key, parent: tree.parents.get(key) ?? null, series, frame: frame(key) }
    if (goalOf === undefined) return one
    const goal = goalOf(pathIn(scope, paths, key) ?? root)
    return goal === undefined ? [] : { ...one, goal }
  })
  return { segments, parents: tree.parents, first, days }
}

type Paths = Awaited<ReturnType<typeof pathsOf>>

/** The units above a segment: its own, or those above the unit that its rule is about. */
function pathIn({ split, unit_id }: Scope, paths: Paths, key: string): ReadonlySet<string> | undefined {
  const unitId = split === 'unit' ? key : unit_id
  return unitId === null ? undefined : paths.get(unitId)
}

/** The days from `first` on as each segment has them: what kind they are, and what marks make of them there. */
export async function framesOver(
  read: ReadHandle,
  scope: Scope,
  { first, days, tree, paths }: { first: number; days: number; tree: Tree; paths: Paths },
): Promise<(key: string) => Frame> {
  const marks = await marksOver(read, { from: first, to: first + days - 1 })
  const frame = framesFor(marks, scope.split, { first, days, kindOfDay: await kindsOfDayHere(read) })
  return (key) => frame({ units: pathIn(scope, paths, key), parts: partsAbove(key, tree.parents) })
}
