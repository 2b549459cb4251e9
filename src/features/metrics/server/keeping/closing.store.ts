import type { DayClock } from '@huixiang/business-time/day-clock.ts'
import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { MetricsTables } from '../metrics.tables.ts'

/** Until this transaction ends nobody else writes sums: no month is closed while one of its days changes. */
export async function holdSums(db: WriteHandle): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('metrics.sums'))`.execute(db.own<MetricsTables>())
}

/** The first day that is summed by itself; what lies before is summed in months. */
export async function closedBefore(read: ReadHandle): Promise<string> {
  const { closed_before } = await read
    .tables<MetricsTables>()
    .selectFrom('metric_closing')
    .select('closed_before')
    .executeTakeFirstOrThrow()
  return closed_before
}

/** The clock whose days were counted until now; null before anything was. */
export async function countedBy(read: ReadHandle): Promise<DayClock | null> {
  const { time_zone, day_begins } = await read
    .tables<MetricsTables>()
    .selectFrom('metric_closing')
    .select(['time_zone', 'day_begins'])
    .executeTakeFirstOrThrow()
  return time_zone === null ? null : { timeZone: time_zone, dayBegins: day_begins }
}

/** Days are those of this clock from now on; another than before is a version of its own. */
export async function countBy(db: WriteHandle, { timeZone, dayBegins }: DayClock): Promise<void> {
  const own = db.own<MetricsTables>()
  await own.updateTable('metric_closing').set({ time_zone: timeZone, day_begins: dayBegins }).execute()
  await sql`
    insert into metric_zones (version, time_zone, day_begins, since)
    select coalesce(max(version), 0) + 1, ${timeZone}, ${dayBegins}, now() from metric_zones
    having (${timeZone}, ${dayBegins}::smallint) is distinct from
      ((array_agg(time_zone order by version desc))[1], (array_agg(day_begins order by version desc))[1])`.execute(
    own,
  )
}

export async function closeBefore(db: WriteHandle, day: string): Promise<void> {
  await db.own<MetricsTables>().updateTable('metric_closing').set({ closed_before: day }).execute()
}
