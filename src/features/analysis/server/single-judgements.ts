import type { AnalysisRow } from './analysis.store.ts'

const columns = {
  kind: ['kind', 'kind_confidence', 'kind_source'],
  label: ['label_id', 'label_confidence', 'label_source'],
  polarity: ['polarity', 'polarity_confidence', 'polarity_source'],
  emotion: ['emotion', 'emotion_confidence', 'emotion_source'],
  urgency: ['urgency', 'urgency_confidence', 'urgency_source'],
} as const

/** A judgement of one value; risks are several. */
type Single = keyof typeof columns

/** Some judgements of a version, each with how sure it is and whose. */
export function judgementsOf(row: AnalysisRow, fields: readonly Single[]): Partial<AnalysisRow> {
  return Object.fromEntries(fields.flatMap((field) => columns[field].map((column) => [column, row[column]])))
}
