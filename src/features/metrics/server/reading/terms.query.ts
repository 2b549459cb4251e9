import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { MetricsTables } from '../metrics.tables.ts'

type Dimension = MetricsTables['metric_terms']['dimension']

/** The words of some dimensions and their numbers; 0 stands for null, «not known». */
export interface Terms {
  valueOf(dimension: Dimension, code: number): string | null
  /** Null for a word that nothing was ever counted under. */
  codeOf(dimension: Dimension, value: string): number | null
}

export async function termsOf(read: ReadHandle, dimensions: readonly Dimension[]): Promise<Terms> {
  const rows = await read
    .tables<MetricsTables>()
    .selectFrom('metric_terms')
    .select(['dimension', 'code', 'value'])
    .where('dimension', 'in', [...dimensions])
    .execute()
  const values = new Map(rows.map(({ dimension, code, value }) => [`${dimension} ${code}`, value]))
  const codes = new Map(rows.map(({ dimension, code, value }) => [`${dimension} ${value}`, code]))
  return {
    valueOf: (dimension, code) => values.get(`${dimension} ${code}`) ?? null,
    codeOf: (dimension, value) => codes.get(`${dimension} ${value}`) ?? null,
  }
}
