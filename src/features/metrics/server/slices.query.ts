import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Measure } from '../domain/measures.ts'
import type { MetricsTables } from './metrics.tables.ts'

/** The org units whose figures the actor may see, below `unitId` where one is chosen; null means all of them. */
export async function visibleUnits(
  read: ReadHandle,
  actor: Actor,
  unitId: string | undefined,
): Promise<string[] | null> {
  const reach = reachOf(actor, 'metrics.read')
  if (reach.all && unitId === undefined) return null
  const below = (depth: number, id: string) => sql<boolean>`${sql.ref(`unit_${depth}`)} = ${id}`
  let units = read.tables<StaffTables>().selectFrom('org_units').select('id')
  if (!reach.all) {
    units = units.where((eb) =>
      eb.or([
        ...reach.subtrees.map((one) => below(one.depth, one.unitId)),
        ...(reach.units.length > 0 ? [eb('id', 'in', [...reach.units])] : []),
        sql<boolean>`false`,
      ]),
    )
  }
  if (unitId !== undefined)
    units = units.where((eb) => eb.or([1, 2, 3, 4, 5, 6].map((depth) => below(depth, unitId))))
  return (await units.execute()).map((row) => row.id)
}

/** One cell of the cube as the overview reads it. */
export interface Slice {
  readonly measure: Measure
  readonly dimension: 'bucket' | 'day' | 'kind' | 'label_id' | 'org_unit_id' | 'channel'
  readonly key: string | null
  readonly period: 'current' | 'previous'
  readonly n: number
}

const dimensions = ['bucket', 'day', 'kind', 'label_id', 'org_unit_id', 'channel'] as const

/**
 * Sums the cube over two periods in one statement: every measure by bucket, and voices by each dimension.
 * It leans on the unique index of metric_counts (measure, day, …).
 */
export async function readSlices(
  read: ReadHandle,
  {
    units,
    current,
    previous,
  }: {
    units: string[] | null
    current: { from: string; to: string }
    previous: { from: string; to: string }
  },
): Promise<Slice[]> {
  const grouping = sql.raw(dimensions.map((dimension) => `(measure, period, ${dimension})`).join(', '))
  const label = sql.raw(
    `case ${dimensions.map((one) => `when grouping(${one}) = 0 then '${one}'`).join(' ')} end`,
  )
  const key = sql.raw(
    `case ${dimensions.map((one) => `when grouping(${one}) = 0 then ${one}::text`).join(' ')} end`,
  )
  const { rows } = await sql<Slice>`
    select measure, ${label} as dimension, ${key} as key, period, sum(n) as n
    from (
      select *, case when day >= ${current.from}::date then 'current' else 'previous' end as period
      from metric_counts
      where day between ${previous.from}::date and ${current.to}::date and measure <> 'open'
        and (${units}::uuid[] is null or org_unit_id = any(${units}::uuid[]))
    ) counts
    group by grouping sets (${grouping})
    having measure = 'voices' or grouping(bucket) = 0`.execute(read.tables<MetricsTables>() as never)
  return rows
}

/** The last day with a voice; the far end of the unique index of metric_counts (measure, day, …). */
export async function readLatestDay(read: ReadHandle, units: string[] | null): Promise<string | null> {
  let rows = read
    .tables<MetricsTables>()
    .selectFrom('metric_counts')
    .select(sql<string>`day::text`.as('day'))
    .where('measure', '=', 'voices')
    .where('n', '>', 0)
    .orderBy('metric_counts.day', 'desc')
    .limit(1)
  if (units !== null) rows = rows.where('org_unit_id', 'in', units.length > 0 ? units : [null])
  return (await rows.executeTakeFirst())?.day ?? null
}

/** How many open tickets stand in each clock state now; the day of their opening does not matter. */
export async function readOpen(read: ReadHandle, units: string[] | null): Promise<Record<number, number>> {
  let rows = read
    .tables<MetricsTables>()
    .selectFrom('metric_counts')
    .select(({ fn }) => ['bucket', fn.sum<number>('n').as('n')])
    .where('measure', '=', 'open')
    .groupBy('bucket')
  if (units !== null) rows = rows.where('org_unit_id', 'in', units.length > 0 ? units : [null])
  return Object.fromEntries((await rows.execute()).map(({ bucket, n }) => [bucket, n]))
}
