import type { Selectable } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { MetricsTables } from '../metrics.tables.ts'

/** One version of a metric that the organisation made. */
export type Formula = Selectable<MetricsTables['metric_formulas']>

/** Every version of these metrics, the latest first. */
export async function formulasOf(read: ReadHandle, metrics: readonly string[]): Promise<Formula[]> {
  if (metrics.length === 0) return []
  return read
    .tables<MetricsTables>()
    .selectFrom('metric_formulas')
    .selectAll()
    .where('metric', 'in', [...metrics])
    .orderBy('version', 'desc')
    .execute()
}
