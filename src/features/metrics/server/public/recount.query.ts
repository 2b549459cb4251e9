import { bucketOf } from '@huixiang/cx-stats/histogram.ts'
import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { MetricsTables } from '../metrics.tables.ts'
import { commonRows, sources } from '../recounting/sources.ts'
import { organisationTimeZone } from '../time-zone.query.ts'

/** A cell where the kept count and the count made again differ. */
export interface Discrepancy {
  readonly measure: string
  readonly day: string | null
  readonly orgUnitId: string | null
  readonly kind: string | null
  readonly labelId: string | null
  readonly channel: string | null
  readonly bucket: number
  readonly kept: number
  readonly counted: number
}

const cell = 'measure, day, org_unit_id, kind, label_id, channel, bucket'

/** Cells in which the sums of `n` over two relations, `kept` and `counted`, differ. */
const differences = `
  select measure, day::text, org_unit_id as "orgUnitId", kind, label_id as "labelId", channel, bucket,
    sum(kept) as kept, sum(counted) as counted
  from (select ${cell}, n as kept, 0 as counted from kept union all select ${cell}, 0, n from counted) both_sides
  group by ${cell} having sum(kept) <> sum(counted) order by 1, 2 limit 200`

// Buckets of durations follow from their amounts, which are compared as they are.
const timed = `measure in ('first_contact', 'resolution')`
const comparable = `measure, case when measure <> 'clock' then day end as day, org_unit_id, kind, label_id, channel,
  case when ${timed} then 0 else bucket end as bucket`

async function discrepanciesOf(read: ReadHandle, statement: string): Promise<Discrepancy[]> {
  const { rows } = await sql<Discrepancy>`${sql.raw(statement)}`.execute(
    read.tables<MetricsTables>() as never,
  )
  return rows
}

/** The rows themselves against the points behind the numbers: how many stand in each cell, and how long they took together. */
async function compareRows(read: ReadHandle, zone: string): Promise<Discrepancy[]> {
  const literal = `'${zone.replaceAll("'", "''")}'`
  const union = sources.map((source) => source.replaceAll('$zone', literal)).join('\nunion all\n')
  const common = [...commonRows, `source (${cell}, amount) as (${union})`].join(',\n')
  const compared = (n: string) => `with ${common},
    counted as (select ${cell}, ${n} as n from source),
    kept as (select ${comparable}, ${n} as n from metric_points)
    ${differences}`
  return [
    ...(await discrepanciesOf(read, compared('1'))),
    ...(await discrepanciesOf(read, compared('coalesce(amount, 0)'))),
  ]
}

/** The cube against the points that it sums. */
async function compareCube(read: ReadHandle): Promise<Discrepancy[]> {
  return discrepanciesOf(
    read,
    `with counted as (select ${cell}, 1 as n from metric_points), kept as (select ${cell}, n from metric_counts)
      ${differences}`,
  )
}

/** Durations that stand in another bucket than theirs; a bucket is right when its shortest and longest are. */
async function compareBuckets(read: ReadHandle): Promise<Discrepancy[]> {
  const { rows } = await sql<{
    measure: string
    bucket: number
    n: number
    shortest: number
    longest: number
  }>`
    select measure, bucket, count(*) as n, min(amount) as shortest, max(amount) as longest
    from metric_points where ${sql.raw(timed)} group by measure, bucket`.execute(
    read.tables<MetricsTables>() as never,
  )
  return rows
    .filter(({ bucket, shortest, longest }) => bucketOf(shortest) !== bucket || bucketOf(longest) !== bucket)
    .map(({ measure, bucket, n }) => ({
      measure,
      bucket,
      ...{ day: null, orgUnitId: null, kind: null, labelId: null, channel: null, kept: n, counted: 0 },
    }))
}

/** Counts again from feedback, tickets, clocks and answers; an empty list means that every kept number is right. */
export async function recount(read: ReadHandle): Promise<Discrepancy[]> {
  const zone = await organisationTimeZone(read)
  return [...(await compareRows(read, zone)), ...(await compareCube(read)), ...(await compareBuckets(read))]
}
