import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { SumChange, SumKey } from '../../domain/fact-sums.ts'
import { type Cells, isKnown, pack, unpack } from '../../domain/packed-cells.ts'
import { addToDay, unpackDays, wholeOf } from '../../domain/packed-days.ts'
import type { MetricsTables } from '../metrics.tables.ts'
import { hex, hexIfKnown, hexOfDays, keyOf } from './sum-rows.ts'

type Month = MetricsTables['metric_months']

/** What is counted in one row of a month, day by day. */
interface Days {
  /** `day` is the first of the month. */
  readonly key: SumKey
  readonly kinds: Map<number, Cells>
  readonly labels: Map<number, Cells>
  readonly channels: Map<number, Cells>
}

const monthOf = (day: string) => `${day.slice(0, 7)}-01`
const dateOf = (day: string) => Number(day.slice(8))

const keysOf = (rows: readonly SumKey[]) => sql`unnest(
  ${rows.map(({ measure }) => measure)}::smallint[], ${rows.map(({ place }) => place)}::int[],
  ${rows.map(({ below }) => below)}::boolean[], ${rows.map(({ day }) => day)}::date[]) touched(measure, place, below, month)`
const isTouched = sql`sum.measure = touched.measure and sum.place = touched.place and sum.below = touched.below
  and sum.month = touched.month`

async function standing(db: WriteHandle, keys: readonly SumKey[]): Promise<Map<string, Days>> {
  const { rows } = await sql<Month>`
    select sum.* from ${keysOf(keys)} join metric_months sum on ${isTouched}`.execute(db.own<MetricsTables>())
  return new Map(
    rows.map(({ measure, place, below, month, day_kinds, day_labels, day_channels }) => {
      const key = { measure, place, below, day: month }
      const days = {
        key,
        kinds: unpackDays(day_kinds),
        labels: unpackDays(day_labels ?? day_kinds),
        channels: unpackDays(day_channels ?? day_kinds),
      }
      return [keyOf(key), days]
    }),
  )
}

function rowOf({ key, kinds, labels, channels }: Days) {
  const [whole, ofLabels, ofChannels] = [wholeOf(kinds), wholeOf(labels), wholeOf(channels)]
  const { day: month, ...where } = key
  return {
    ...where,
    month,
    kinds: hex(pack(whole)),
    labels: hexIfKnown(ofLabels),
    channels: hexIfKnown(ofChannels),
    day_kinds: hexOfDays(kinds),
    day_labels: isKnown(ofLabels) ? hexOfDays(labels) : null,
    day_channels: isKnown(ofChannels) ? hexOfDays(channels) : null,
  }
}

async function write(db: WriteHandle, months: readonly Days[]): Promise<void> {
  if (months.length === 0) return
  await sql`insert into metric_months (measure, place, below, month, kinds, labels, channels, day_kinds, day_labels, day_channels)
    select measure, place, below, month, kinds::bytea, labels::bytea, channels::bytea, day_kinds::bytea, day_labels::bytea, day_channels::bytea
    from jsonb_to_recordset(${JSON.stringify(months.map(rowOf))}::jsonb) fresh(measure smallint, place int, below boolean, month date,
      kinds text, labels text, channels text, day_kinds text, day_labels text, day_channels text)
    on conflict (measure, place, below, month) do update set kinds = excluded.kinds, labels = excluded.labels,
      channels = excluded.channels, day_kinds = excluded.day_kinds, day_labels = excluded.day_labels,
      day_channels = excluded.day_channels`.execute(db.own<MetricsTables>())
}

const none = (key: SumKey): Days => ({ key, kinds: new Map(), labels: new Map(), channels: new Map() })

/** Adds to the sums of closed months what changed on their days; those that come to nothing are taken away. */
export async function changeMonths(db: WriteHandle, changes: readonly SumChange[]): Promise<void> {
  if (changes.length === 0) return
  const keys = new Map(
    changes.map((change) => {
      const { measure, place, below, day } = change
      const key = { measure, place, below, day: monthOf(day) }
      return [keyOf(key), key]
    }),
  )
  const months = await standing(db, [...keys.values()])
  for (const change of changes) {
    const key = { ...change, day: monthOf(change.day) }
    const month = months.get(keyOf(key)) ?? none(keys.get(keyOf(key)) as SumKey)
    months.set(keyOf(key), month)
    addToDay(month.kinds, dateOf(change.day), change.kinds)
    addToDay(month.labels, dateOf(change.day), change.labels)
    addToDay(month.channels, dateOf(change.day), change.channels)
  }
  const all = [...months.values()]
  const empty = all.filter(({ kinds }) => kinds.size === 0)
  await write(
    db,
    all.filter(({ kinds }) => kinds.size > 0),
  )
  if (empty.length > 0)
    await sql`delete from metric_months sum using ${keysOf(empty.map(({ key }) => key))} where ${isTouched}`.execute(
      db.own<MetricsTables>(),
    )
}

/** Writes the rows of a month out of its days. */
export async function writeMonth(
  db: WriteHandle,
  month: string,
  days: readonly MetricsTables['metric_sums'][],
): Promise<void> {
  const months = new Map<string, Days>()
  for (const { measure, place, below, day, kinds, labels, channels } of days) {
    const key = { measure, place, below, day: month }
    const known = months.get(keyOf(key)) ?? none(key)
    months.set(keyOf(key), known)
    known.kinds.set(dateOf(day), unpack(kinds))
    known.labels.set(dateOf(day), unpack(labels ?? kinds))
    known.channels.set(dateOf(day), unpack(channels ?? kinds))
  }
  await write(db, [...months.values()])
}
