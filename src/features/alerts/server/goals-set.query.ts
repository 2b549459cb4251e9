import { dateOf } from '@huixiang/business-time/local-date.ts'
import { sql } from 'kysely'
import type { Definition } from '#features/metrics/domain/definitions/definition.ts'
import { definitions } from '#features/metrics/domain/definitions.ts'
import { goalInForce, monthsOf } from '#features/metrics/domain/goals.ts'
import type { MetricsTables } from '#features/metrics/server/metrics.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** Whether a period of the calendar or of the fiscal year holds a day. */
function holds(period: string, day: string): boolean {
  const span = monthsOf(period)
  return span !== null && span.from <= day && day <= span.to
}

/** What the goals page holds units to on a day: each by its path from the root, as every figure is. */
export async function goalsSet(
  read: ReadHandle,
  metric: string,
  day: number,
): Promise<(path: ReadonlySet<string> | undefined) => number | undefined> {
  const rows = await read
    .tables<MetricsTables>()
    .selectFrom('metric_goals')
    .select(['org_unit_id as unitId', 'period', 'value'])
    .distinctOn(['org_unit_id', 'period'])
    .where('metric', '=', metric)
    .orderBy('org_unit_id')
    .orderBy('period')
    .orderBy('version', 'desc')
    .execute()
  const shipped = (definitions as Partial<Record<string, Definition>>)[metric]?.goal
  const to = dateOf(day)
  const goals = rows.flatMap(({ value, ...goal }) =>
    value === null || !holds(goal.period, to) ? [] : [{ ...goal, value }],
  )
  return (path) => goalInForce(goals, { path: [...(path ?? [])], to, shipped })?.value
}

/** Changes whenever somebody sets a goal of a metric or takes one back. */
export async function goalsVersion(read: ReadHandle, metric: string): Promise<string | null> {
  const row = await read
    .tables<MetricsTables>()
    .selectFrom('metric_goals')
    .select(sql<string | null>`max(set_at)::text || ' ' || count(*)`.as('version'))
    .where('metric', '=', metric)
    .executeTakeFirst()
  return row?.version ?? null
}
