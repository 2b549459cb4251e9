import { type MetricKey, metricKeys, metricOfMeasure } from '../../domain/definitions.ts'
import { type Measure, measures, polarityBuckets } from '../../domain/measures.ts'

/** Where the single things behind a metric are listed: of which measure, and which of them. */
export interface PointsOfMetric {
  readonly measure: Measure
  readonly cut: Readonly<Record<string, string | number>>
}

const ofVoices: Partial<Record<MetricKey, Readonly<Record<string, string | number>>>> = {
  complaints: { kind: 'complaint' },
  complaint_rate: {},
  negative_share: { bucketFrom: polarityBuckets.negative, bucketTo: polarityBuckets.negative },
}

/** The points behind a metric; null where no list of them is kept. */
export function pointsOf(metric: string): PointsOfMetric | null {
  const measure = measures.find((one) => metricOfMeasure[one] === metric)
  if (measure !== undefined) return { measure, cut: {} }
  const cut = ofVoices[metric as MetricKey]
  return cut === undefined ? null : { measure: 'voices', cut }
}

/** The one metric that a picture is about; null where it is about several, or about one that is not defined. */
export function picturedMetric(metrics: readonly string[]): MetricKey | null {
  const [first] = metrics
  return metrics.length === 1 ? (metricKeys.find((key) => key === first) ?? null) : null
}
