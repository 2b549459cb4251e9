import { seenMarks } from '#features/alerts/server/public/seen-marks.query.ts'
import { weekYearsInForce } from '#features/metrics/server/public/week-years.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readBackdrop } from '../contract/figures.ts'
import type { DashboardsTables } from './dashboards.tables.ts'

/** What stands beside the figures of a dashboard. */
export async function backdropFor(read: ReadHandle, actor: Actor) {
  const [marks, benchmarks, weekYears] = await Promise.all([
    seenMarks(read, actor),
    read
      .tables<DashboardsTables>()
      .selectFrom('dashboard_benchmarks')
      .select(['metric', 'period', 'value', 'source'])
      .orderBy('metric')
      .orderBy('period')
      .execute(),
    weekYearsInForce(read),
  ])
  return { marks, benchmarks, weekYears }
}

export const backdrop = query(readBackdrop, ({ read, actor }) => backdropFor(read, actor))
