import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { MetricsTables } from '../metrics.tables.ts'
import { closeBefore, closedBefore, holdSums } from './closing.store.ts'
import { takeDays } from './day-sums.store.ts'
import { writeMonth } from './month-sums.store.ts'

/** Much of what is counted of a day changes in the days after it: a month is closed once it has been over so long. */
const quietDays = 14

const monthAfter = (month: string): string => {
  const at = new Date(month)
  at.setUTCMonth(at.getUTCMonth() + 1)
  return at.toISOString().slice(0, 10)
}

/** Whether a month has been over for so long. */
export function isQuiet(month: string, now: number): boolean {
  return monthAfter(month) <= new Date(now - quietDays * 86_400_000).toISOString().slice(0, 10)
}

/** The first of the earliest month that is to be closed; null while there is none. */
export async function monthToClose(read: ReadHandle, now: number): Promise<string | null> {
  const { rows } = await sql<{ month: string | null }>`
    select date_trunc('month', min(day))::date as month from metric_sums`.execute(
    read.tables<MetricsTables>() as never,
  )
  const month = rows[0]?.month ?? null
  return month !== null && isQuiet(month, now) ? month : null
}

/** Closes a month, in which no day changes meanwhile: each measure at each place becomes one row, its days with it. */
export async function closeMonth(db: WriteHandle, month: string): Promise<void> {
  await holdSums(db)
  if ((await closedBefore(db)) > month) return
  const measures = await db
    .tables<MetricsTables>()
    .selectFrom('metric_terms')
    .select('code')
    .where('dimension', '=', 'measure')
    .execute()
  for (const { code } of measures) await writeMonth(db, month, await takeDays(db, code, month))
  await closeBefore(db, monthAfter(month))
}
