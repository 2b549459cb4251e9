import { type SelectQueryBuilder, sql } from 'kysely'
import { rootUnitId, unitPaths } from '#features/staff/server/public/units.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { type Actor, mayEverywhere, reachOf } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { goalHistory, listGoals } from '../contract/goals.ts'
import type { AskedMetric } from '../domain/asked-metric.ts'
import { definitions, type MetricKey } from '../domain/definitions.ts'
import { figureKeys, type Goals } from '../domain/figures.ts'
import { goalInForce, goalOfAll, sideOf } from '../domain/goals.ts'
import type { OwnKey } from '../domain/own-metrics.ts'
import type { MetricsTables } from './metrics.tables.ts'
import { ownMetrics } from './own-metrics.ts'
import type { UnitsInQuestion } from './reading/units.query.ts'
import { visibleUnits } from './visible-units.query.ts'

type Tables = MetricsTables & StaffTables

/** The units whose goals the actor may see: those whose figures they may, and all above; null means all of them. */
async function unitsHeldTo(read: ReadHandle, actor: Actor, unitId: string | undefined) {
  const units = await visibleUnits(read, actor, unitId)
  if (units === null || units.length === 0) return units
  return [...new Set([...(await unitPaths(read, units)).values()].flat())]
}

/** Every version of every goal, with the names of its unit and of who set it. */
const versionsOf = (read: ReadHandle) =>
  read
    .tables<Tables>()
    .selectFrom('metric_goals as goal')
    .innerJoin('org_units as unit', 'unit.id', 'goal.org_unit_id')
    .leftJoin('people as person', 'person.id', 'goal.set_by')
    .select([
      'goal.metric',
      'goal.org_unit_id as unitId',
      'goal.period',
      'goal.version',
      'goal.value',
      'goal.set_at as setAt',
      'goal.set_by as setBy',
    ])
    .select(['unit.name as unitName', 'person.name as personName'])

type Versions = ReturnType<typeof versionsOf>
type GoalRow = Versions extends SelectQueryBuilder<infer _D, infer _T, infer Row> ? Row : never

const inUnits = (rows: Versions, units: readonly string[] | null): Versions =>
  units === null ? rows : rows.where('goal.org_unit_id', '=', sql<string>`any(${[...units]}::uuid[])`)

const byOf = ({ setBy, personName }: GoalRow) =>
  setBy === null ? null : { id: setBy, name: personName ?? '' }

/** A goal that is in force, with who set it. */
export type StandingGoal = Awaited<ReturnType<typeof standingGoals>>[number]

/** The latest version of each goal that was not taken back. It leans on the unique index of metric_goals (metric, org_unit_id, period, version). */
export async function standingGoals(read: ReadHandle, units: readonly string[] | null) {
  const rows = await inUnits(versionsOf(read), units)
    .distinctOn(['goal.metric', 'goal.org_unit_id', 'goal.period'])
    .orderBy('goal.metric')
    .orderBy('goal.org_unit_id')
    .orderBy('goal.period', 'desc')
    .orderBy('goal.version', 'desc')
    .execute()
  return rows.flatMap(({ value, ...row }) => (value === null ? [] : [{ ...row, value }]))
}

export const goals = query(listGoals, async ({ read, actor }, { metric, unitId }) => {
  const standing = await standingGoals(read, await unitsHeldTo(read, actor, unitId))
  const own = await ownMetrics(read)
  const isThere = (key: string) => key in definitions || own.has(key)
  return {
    items: standing
      .filter((row) => (metric === undefined || row.metric === metric) && isThere(row.metric))
      .map((row) => ({
        metric: row.metric as MetricKey | OwnKey,
        unit: { id: row.unitId, name: row.unitName },
        period: row.period,
        value: row.value,
        version: row.version,
        setAt: row.setAt.toISOString(),
        by: byOf(row),
      })),
    can: { set: mayEverywhere(actor, 'organisation.configure') },
  }
})

export const history = query(goalHistory, async ({ read, actor }, { metric, unitId, period }) => {
  const rows = await inUnits(versionsOf(read), await unitsHeldTo(read, actor, undefined))
    .where('goal.metric', '=', metric)
    .where('goal.org_unit_id', '=', unitId)
    .where('goal.period', '=', period)
    .orderBy('goal.version', 'desc')
    .execute()
  return {
    items: rows.map((row) => ({
      version: row.version,
      value: row.value,
      setAt: row.setAt.toISOString(),
      by: byOf(row),
    })),
  }
})

/** The unit whose goals a page is held to: the chosen one, else the one the reader is in charge of, else the whole organisation. */
async function unitInQuestion(read: ReadHandle, actor: Actor, unitId: string | undefined) {
  if (unitId !== undefined) return unitId
  const { all, subtrees } = reachOf(actor, 'metrics.read')
  const [only, another] = subtrees
  return !all && only !== undefined && another === undefined ? only.unitId : rootUnitId(read)
}

/** What each figure is held to on a day, in a unit or what the reader sees of it. */
export async function goalsInForce(
  read: ReadHandle,
  actor: Actor,
  { unitId, day }: { unitId: string | undefined; day: string },
) {
  const asked = await unitInQuestion(read, actor, unitId)
  const path = asked === null ? [] : ((await unitPaths(read, [asked])).get(asked) ?? [])
  const units = await unitsHeldTo(read, actor, unitId)
  const seen = units === null ? path : path.filter((unit) => units.includes(unit))
  const standing = seen.length === 0 ? [] : await standingGoals(read, seen)
  const inForce: Goals<(typeof standing)[number]> = {}
  for (const key of figureKeys)
    inForce[key] = goalInForce(
      standing.filter(({ metric }) => metric === key),
      { path: seen, to: day, shipped: definitions[key].goal },
    )
  return inForce
}

/** The unit and the days of a figure that is held to a goal; null is the whole organisation. */
export interface HeldTo {
  readonly unitId: string | null
  readonly from: string
  readonly to: string
}

/** What has to be known of a metric to hold it to a goal. */
type Aimed = Pick<AskedMetric, 'key' | 'direction' | 'unit' | 'goal'>

/** What a metric is held to in a unit: units hand their goals down, but for how many there may be in all. */
export function goalsOfUnits(
  all: readonly StandingGoal[],
  { metric, units }: { metric: Aimed; units: UnitsInQuestion },
): (at: HeldTo) => number | null {
  const { key, direction, unit, goal: shipped } = metric
  if (sideOf(direction) === null) return () => null
  const standing = all.filter((goal) => goal.metric === key)
  return ({ unitId, from, to }) => {
    const held = { path: units.pathOf(unitId), from, to, shipped }
    return (unit === 'count' ? goalOfAll(standing, held) : goalInForce(standing, held))?.value ?? null
  }
}
