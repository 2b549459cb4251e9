import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { MetricsTables } from '../metrics.tables.ts'
import type { SummedPlace } from './units.query.ts'

/** The last day with a voice at some places; for each the far ends of the primary keys of metric_sums and metric_months. */
export async function readLatestDay(read: ReadHandle, sums: readonly SummedPlace[]): Promise<string | null> {
  const isIt = sql`sum.measure = (select code from metric_terms where dimension = 'measure' and value = 'voices')
    and sum.place = asked.place and sum.below = asked.below`
  const { rows } = await sql<{ day: string | null }>`
    select max(last.day)::text as day
    from unnest(${sums.map(({ place }) => place)}::int[], ${sums.map(({ below }) => below)}::boolean[]) asked(place, below)
    cross join lateral (
      (select sum.day from metric_sums sum where ${isIt} order by sum.day desc limit 1)
      union all
      (select (select month + max(days.date) - 1 from metric_days(day_kinds) days) from metric_months sum where ${isIt}
        order by sum.month desc limit 1)) last`.execute(read.tables<MetricsTables>() as never)
  return rows[0]?.day ?? null
}
