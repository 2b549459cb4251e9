import type { DayClock } from '@huixiang/business-time/day-clock.ts'
import { bucketOf } from '@huixiang/cx-stats/histogram.ts'
import { sql } from 'kysely'
import { dayClock } from '#features/organisation/server/public/day-clock.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { unpack } from '../../domain/packed-cells.ts'
import { clockText } from '../found/clock-text.ts'
import type { MetricsTables } from '../metrics.tables.ts'
import { termsOf } from '../reading/terms.query.ts'
import { commonRows, sources } from '../recounting/sources.ts'

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
const timed = `measure in ('first_contact', 'resolution', 'action')`
const comparable = `measure, case when measure <> 'clock' then day end as day, org_unit_id, kind, label_id, channel,
  case when ${timed} then 0 else bucket end as bucket`

async function discrepanciesOf(read: ReadHandle, statement: string): Promise<Discrepancy[]> {
  const { rows } = await sql<Discrepancy>`${sql.raw(statement)}`.execute(
    read.tables<MetricsTables>() as never,
  )
  return rows
}

/** The rows themselves against the points behind the numbers: how many stand in each cell, and how long they took together. */
async function compareRows(read: ReadHandle, clock: DayClock): Promise<Discrepancy[]> {
  const rows = [...commonRows, `source (${cell}, amount) as (${sources.join('\nunion all\n')})`]
  const common = rows.join(',\n').replaceAll('$clock', clockText(clock))
  const compared = (n: string) => `with ${common},
    counted as (select ${cell}, ${n} as n from source),
    kept as (select ${comparable}, ${n} as n from metric_points)
    ${differences}`
  return [
    ...(await discrepanciesOf(read, compared('1'))),
    ...(await discrepanciesOf(read, compared('coalesce(amount, 0)'))),
  ]
}

const sumColumns = 'measure, place, below, day, kinds, labels, channels, day_kinds, day_labels, day_channels'

/** Rows of sums that are not what their facts come to: of closed months, and of the days since. */
const wrongSums = `
  with closing as (select closed_before from metric_closing),
  firsts as (
    select generate_series(date_trunc('month', min(day)), max(day), interval '1 month')::date as first
    from (select day from metric_facts union all select day from metric_sums union all select month from metric_months) days
  ), counted as (
    select sums.measure, sums.place, sums.below, sums.day, sums.kinds, sums.labels, sums.channels,
      null::bytea as day_kinds, null::bytea as day_labels, null::bytea as day_channels
    from firsts cross join closing cross join lateral metric_sums_of(first, (first + interval '1 month - 1 day')::date, false) sums
    where first >= closed_before
    union all
    select sums.measure, sums.place, sums.below, sums.month, sums.kinds, sums.labels, sums.channels, sums.day_kinds, sums.day_labels,
      sums.day_channels
    from firsts cross join closing cross join lateral metric_months_of(first) sums where first < closed_before
  ), kept as (
    select measure, place, below, day, kinds, labels, channels, null::bytea as day_kinds, null::bytea as day_labels, null::bytea as day_channels
    from metric_sums
    union all
    select measure, place, below, month, kinds, labels, channels, day_kinds, day_labels, day_channels from metric_months
  ), wrong as (
    (select 'kept' as side, ${sumColumns} from kept except all select 'kept', ${sumColumns} from counted)
    union all
    (select 'counted', ${sumColumns} from counted except all select 'counted', ${sumColumns} from kept)
  )
  select measure, day::text, place, (array_agg(kinds) filter (where side = 'kept'))[1] as kept,
    (array_agg(kinds) filter (where side = 'counted'))[1] as counted
  from wrong group by measure, day, place, below
  order by 1, 2 limit 200`

interface WrongSum {
  readonly measure: number
  readonly day: string
  readonly place: number
  readonly kept: Uint8Array | null
  readonly counted: Uint8Array | null
}

function countIn(packed: Uint8Array | null): number {
  const cells = packed === null ? [] : unpack(packed).values()
  return [...cells].reduce((sum, n) => sum + n, 0)
}

/** The sums against the facts that they sum. */
async function compareSums(read: ReadHandle): Promise<Discrepancy[]> {
  const tables = read.tables<MetricsTables>()
  const { rows } = await sql<WrongSum>`${sql.raw(wrongSums)}`.execute(tables as never)
  if (rows.length === 0) return []
  const terms = await termsOf(read)
  const places = await tables
    .selectFrom('metric_places')
    .select(['id', 'unit_id'])
    .where('id', 'in', [...new Set(rows.map(({ place }) => place))])
    .execute()
  const units = new Map(places.map(({ id, unit_id }) => [id, unit_id]))
  return rows.map(({ measure, day, place, kept, counted }) => ({
    measure: terms.valueOf('measure', measure) ?? String(measure),
    day,
    orgUnitId: units.get(place) ?? null,
    ...{ kind: null, labelId: null, channel: null, bucket: 0 },
    ...{ kept: countIn(kept), counted: countIn(counted) },
  }))
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
  return [
    ...(await compareRows(read, await dayClock(read))),
    ...(await compareSums(read)),
    ...(await compareBuckets(read)),
  ]
}
