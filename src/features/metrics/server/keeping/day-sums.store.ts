import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { SumChange, SumKey } from '../../domain/fact-sums.ts'
import { addCells, type Cells, pack, unpack } from '../../domain/packed-cells.ts'
import type { MetricsTables } from '../metrics.tables.ts'
import { hex, hexIfKnown, keyOf } from './sum-rows.ts'

type Sum = MetricsTables['metric_sums']

const keysOf = (rows: readonly SumKey[]) => sql`unnest(
  ${rows.map(({ measure }) => measure)}::smallint[], ${rows.map(({ place }) => place)}::int[],
  ${rows.map(({ below }) => below)}::boolean[], ${rows.map(({ day }) => day)}::date[]) touched(measure, place, below, day)`
const isTouched = sql`sum.measure = touched.measure and sum.place = touched.place and sum.below = touched.below
  and sum.day = touched.day`

async function standing(db: WriteHandle, rows: readonly SumKey[]): Promise<Map<string, Sum>> {
  const { rows: sums } = await sql<Sum>`
    select sum.* from ${keysOf(rows)} join metric_sums sum on ${isTouched}`.execute(db.own<MetricsTables>())
  return new Map(sums.map((sum) => [keyOf(sum), sum]))
}

function changed(before: Uint8Array | undefined, changes: ReadonlyMap<number, number>): Cells {
  const cells: Cells = before === undefined ? new Map() : unpack(before)
  addCells(cells, changes)
  return cells
}

function afterwards(change: SumChange, before: Sum | undefined) {
  const { measure, place, below, day } = change
  const kinds = changed(before?.kinds, change.kinds)
  // Where no label or channel is known, the cells are those of the kinds.
  const labels = changed(before?.labels ?? before?.kinds, change.labels)
  const channels = changed(before?.channels ?? before?.kinds, change.channels)
  return {
    ...{ measure, place, below, day },
    ...{ kinds: hex(pack(kinds)), labels: hexIfKnown(labels), channels: hexIfKnown(channels) },
    empty: kinds.size === 0,
  }
}

/** Adds to the sums of days what changed; those that come to nothing are taken away. */
export async function saveDays(db: WriteHandle, changes: readonly SumChange[]): Promise<void> {
  if (changes.length === 0) return
  const own = db.own<MetricsTables>()
  const before = await standing(db, changes)
  const rows = changes.map((change) => afterwards(change, before.get(keyOf(change))))
  const [empty, written] = [rows.filter((row) => row.empty), rows.filter((row) => !row.empty)]
  if (written.length > 0)
    await sql`insert into metric_sums (measure, place, below, day, kinds, labels, channels)
      select measure, place, below, day, kinds::bytea, labels::bytea, channels::bytea
      from jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
        fresh(measure smallint, place int, below boolean, day date, kinds text, labels text, channels text)
      on conflict (measure, place, below, day)
        do update set kinds = excluded.kinds, labels = excluded.labels, channels = excluded.channels`.execute(
      own,
    )
  if (empty.length > 0)
    await sql`delete from metric_sums sum using ${keysOf(empty)} where ${isTouched}`.execute(own)
}

/** The sums of one measure on the days of a month, taken away. */
export async function takeDays(db: WriteHandle, measure: number, month: string): Promise<readonly Sum[]> {
  const { rows } = await sql<Sum>`
    delete from metric_sums where measure = ${measure} and day >= ${month}::date and day < ${month}::date + interval '1 month'
    returning *`.execute(db.own<MetricsTables>())
  return rows
}
