import { dateOf } from '@huixiang/business-time/local-date.ts'
import { sql } from 'kysely'
import type { Definition } from '#features/metrics/domain/definitions/definition.ts'
import { definitions } from '#features/metrics/domain/definitions.ts'
import type { MetricsTables } from '#features/metrics/server/metrics.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Watched } from '../domain/codes.ts'

interface SetGoal {
  readonly unitId: string
  readonly period: string
  readonly value: number | null
}

/** The periods that a day lies in, the shortest first. */
function periodsOf(day: number): readonly string[] {
  const [year, month] = dateOf(day).split('-') as [string, string]
  return [`${year}-${month}`, `${year}-Q${Math.ceil(Number(month) / 3)}`, year]
}

/**
 * What the goals page holds units to on a day: the nearest unit's own goal on the way up, of its goals the one of the shortest period; where
 * nobody set any, the one that ships.
 */
export async function goalsSet(
  read: ReadHandle,
  watched: Watched,
  day: number,
): Promise<(path: ReadonlySet<string> | undefined) => number | undefined> {
  const periods = periodsOf(day)
  const rows: readonly SetGoal[] = await read
    .tables<MetricsTables>()
    .selectFrom('metric_goals')
    .select(['org_unit_id as unitId', 'period', 'value'])
    .distinctOn(['org_unit_id', 'period'])
    .where('metric', '=', watched)
    .where('period', '=', sql<string>`any(${periods})`)
    .orderBy('org_unit_id')
    .orderBy('period')
    .orderBy('version', 'desc')
    .execute()
  const shipped = (definitions as Partial<Record<string, Definition>>)[watched]?.goal
  const goals = new Map(rows.map(({ unitId, period, value }) => [`${unitId} ${period}`, value]))
  return (path) => {
    // A path leads from the root down.
    for (const unitId of [...(path ?? [])].toReversed())
      for (const period of periods) {
        const value = goals.get(`${unitId} ${period}`) ?? null
        if (value !== null) return value
      }
    return shipped
  }
}

/** Changes whenever somebody sets a goal of a metric or takes one back. */
export async function goalsVersion(read: ReadHandle, watched: Watched): Promise<string | null> {
  const row = await read
    .tables<MetricsTables>()
    .selectFrom('metric_goals')
    .select(sql<string | null>`max(set_at)::text || ' ' || count(*)`.as('version'))
    .where('metric', '=', watched)
    .executeTakeFirst()
  return row?.version ?? null
}
