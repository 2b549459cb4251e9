import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { SumChange } from '../../domain/fact-sums.ts'
import { addCells, addPacked, type Cells, isKnown, pack } from '../../domain/packed-cells.ts'
import type { MetricsTables } from '../metrics.tables.ts'

type Sum = Omit<MetricsTables['metric_sums'], 'month'>
type Key = Pick<Sum, 'measure' | 'place' | 'below' | 'day'>

const keyOf = ({ measure, place, below, day }: Key) => `${measure} ${place} ${below} ${day}`
const keysOf = (rows: readonly Key[]) => sql`unnest(
  ${rows.map(({ measure }) => measure)}::smallint[], ${rows.map(({ place }) => place)}::int[],
  ${rows.map(({ below }) => below)}::boolean[], ${rows.map(({ day }) => day)}::date[]) touched(measure, place, below, day)`

async function standing(db: WriteHandle, rows: readonly Key[]): Promise<Map<string, Sum>> {
  const { rows: sums } = await sql<Sum>`
    select sum.measure, sum.place, sum.below, sum.day, sum.kinds, sum.labels, sum.channels
    from ${keysOf(rows)} join metric_sums sum on sum.measure = touched.measure and sum.place = touched.place
      and sum.below = touched.below and not sum.month and sum.day = touched.day`.execute(
    db.own<MetricsTables>(),
  )
  return new Map(sums.map((sum) => [keyOf(sum), sum]))
}

function changed(before: Uint8Array | undefined, changes: ReadonlyMap<number, number>): Cells {
  const cells: Cells = new Map()
  if (before !== undefined) addPacked(cells, before)
  addCells(cells, changes)
  return cells
}

const hex = (cells: ReadonlyMap<number, number>) => `\\x${Buffer.from(pack(cells)).toString('hex')}`
const hexIfKnown = (cells: Cells) => (isKnown(cells) ? hex(cells) : null)

interface Written extends Key {
  readonly kinds: string
  readonly labels: string | null
  readonly channels: string | null
  readonly empty: boolean
}

function afterwards(change: SumChange, before: Sum | undefined): Written {
  const { measure, place, below, day } = change
  const kinds = changed(before?.kinds, change.kinds)
  // Where no label or channel is known, the cells are those of the kinds.
  const labels = changed(before?.labels ?? before?.kinds, change.labels)
  const channels = changed(before?.channels ?? before?.kinds, change.channels)
  return {
    ...{ measure, place, below, day },
    ...{ kinds: hex(kinds), labels: hexIfKnown(labels), channels: hexIfKnown(channels) },
    empty: kinds.size === 0,
  }
}

async function write(db: WriteHandle, rows: readonly Written[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into metric_sums (measure, place, below, month, day, kinds, labels, channels)
    select measure, place, below, false, day, kinds::bytea, labels::bytea, channels::bytea
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      fresh(measure smallint, place int, below boolean, day date, kinds text, labels text, channels text)
    on conflict (measure, place, below, month, day)
      do update set kinds = excluded.kinds, labels = excluded.labels, channels = excluded.channels`.execute(
    db.own<MetricsTables>(),
  )
}

/** Takes away sums of days that came to nothing, and those of every month in which a day changed. */
async function takeAway(db: WriteHandle, rows: readonly Written[]): Promise<void> {
  const own = db.own<MetricsTables>()
  const empty = rows.filter((row) => row.empty)
  if (empty.length > 0)
    await sql`delete from metric_sums sum using ${keysOf(empty)} where sum.measure = touched.measure
      and sum.place = touched.place and sum.below = touched.below and not sum.month and sum.day = touched.day`.execute(
      own,
    )
  const months = new Map(
    rows.map((row) => [
      keyOf({ ...row, day: row.day.slice(0, 7) }),
      { ...row, day: `${row.day.slice(0, 7)}-01` },
    ]),
  )
  await sql`delete from metric_sums sum using ${keysOf([...months.values()])} where sum.measure = touched.measure
    and sum.place = touched.place and sum.below = touched.below and sum.month and sum.day = touched.day`.execute(
    own,
  )
}

/** Until this transaction ends nobody else writes sums: a month is never summed while one of its days changes. */
export async function holdSums(db: WriteHandle): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('metrics.sums'))`.execute(db.own<MetricsTables>())
}

/** Adds to the sums what changed. */
export async function saveSums(db: WriteHandle, changes: readonly SumChange[]): Promise<void> {
  if (changes.length === 0) return
  await holdSums(db)
  const before = await standing(db, changes)
  const rows = changes.map((change) => afterwards(change, before.get(keyOf(change))))
  await write(
    db,
    rows.filter((row) => !row.empty),
  )
  await takeAway(db, rows)
}
