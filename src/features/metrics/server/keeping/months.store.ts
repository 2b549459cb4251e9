import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { addPacked, type Cells, isKnown, pack } from '../../domain/packed-cells.ts'
import type { MetricsTables } from '../metrics.tables.ts'
import { holdSums } from './sums.store.ts'

/** One measure in one month; `day` is the first of it. */
interface Month {
  readonly measure: number
  readonly day: string
}

/** Months that are over and lack the sum of some place. One pass over the sums of days, along their primary key. */
export async function missingMonths(db: WriteHandle, now: number): Promise<readonly Month[]> {
  const { rows } = await sql<Month>`
    select measure, day::text as day from (
      select measure, date_trunc('month', day)::date as day, place, below from metric_sums
      where not month and day < date_trunc('month', ${new Date(now).toISOString()}::timestamptz at time zone 'UTC')::date
      group by 1, 2, 3, 4) days
    where not exists (select from metric_sums whole where whole.measure = days.measure and whole.place = days.place
      and whole.below = days.below and whole.month and whole.day = days.day)
    group by 1, 2 order by 2, 1`.execute(db.own<MetricsTables>())
  return rows
}

type Sum = Omit<MetricsTables['metric_sums'], 'day' | 'month'>

interface Gathered extends Pick<Sum, 'place' | 'below'> {
  readonly kinds: Cells
  readonly labels: Cells
  readonly channels: Cells
}

function gather(days: readonly Sum[]): readonly Gathered[] {
  const sums = new Map<string, Gathered>()
  for (const { place, below, kinds, labels, channels } of days) {
    const key = `${place} ${below}`
    const sum = sums.get(key) ?? { place, below, kinds: new Map(), labels: new Map(), channels: new Map() }
    sums.set(key, sum)
    addPacked(sum.kinds, kinds)
    addPacked(sum.labels, labels ?? kinds)
    addPacked(sum.channels, channels ?? kinds)
  }
  return [...sums.values()]
}

const hex = (cells: Cells) => `\\x${Buffer.from(pack(cells)).toString('hex')}`
const hexIfKnown = (cells: Cells) => (isKnown(cells) ? hex(cells) : null)

/** Sums one measure at every place where the month is missing, while no day can change. */
export async function sumMonth(db: WriteHandle, { measure, day }: Month): Promise<void> {
  await holdSums(db)
  const own = db.own<MetricsTables>()
  const { rows } = await sql<Sum>`
    select place, below, measure, kinds, labels, channels from metric_sums sum
    where measure = ${measure} and not month and day >= ${day}::date and day < ${day}::date + interval '1 month'
      and not exists (select from metric_sums whole where whole.measure = sum.measure and whole.place = sum.place
        and whole.below = sum.below and whole.month and whole.day = ${day}::date)`.execute(own)
  const sums = gather(rows).map(({ kinds, labels, channels, ...key }) => ({
    ...key,
    ...{ kinds: hex(kinds), labels: hexIfKnown(labels), channels: hexIfKnown(channels) },
  }))
  await sql`insert into metric_sums (measure, place, below, month, day, kinds, labels, channels)
    select ${measure}, place, below, true, ${day}::date, kinds::bytea, labels::bytea, channels::bytea
    from jsonb_to_recordset(${JSON.stringify(sums)}::jsonb)
      fresh(place int, below boolean, kinds text, labels text, channels text)`.execute(own)
}
