import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { MetricsTables } from '../metrics.tables.ts'

type Dimension = MetricsTables['metric_terms']['dimension']

/** Words and their numbers; 0 stands for null, «not known». */
export interface Terms {
  valueOf(dimension: Dimension, code: number): string | null
  /** Null for a word that nothing was ever counted under. */
  codeOf(dimension: Dimension, value: string): number | null
}

/** All words and their numbers. */
export async function termsOf(read: ReadHandle): Promise<Terms> {
  const rows = await read
    .tables<MetricsTables>()
    .selectFrom('metric_terms')
    .select(['dimension', 'code', 'value'])
    .execute()
  const dimensions = new Map<Dimension, { values: Map<number, string>; codes: Map<string, number> }>()
  for (const { dimension, code, value } of rows) {
    const known = dimensions.get(dimension) ?? { values: new Map(), codes: new Map() }
    dimensions.set(dimension, known)
    known.values.set(code, value)
    known.codes.set(value, code)
  }
  return {
    valueOf: (dimension, code) => dimensions.get(dimension)?.values.get(code) ?? null,
    codeOf: (dimension, value) => dimensions.get(dimension)?.codes.get(value) ?? null,
  }
}
