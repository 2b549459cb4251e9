import { type MetricKey, metricKeys, metricOfMeasure } from '../../domain/definitions.ts'
import { listedMeasures, type Measure, openingBuckets, polarityBuckets } from '../../domain/measures.ts'
import { type OwnKey, ownKey } from '../../domain/own-metrics.ts'

/** Where the single things behind a metric are listed: of which measure, and which of them. */
export interface PointsOfMetric {
  readonly measure: Measure
  readonly cut: Readonly<Record<string, string | number>>
}

/** Of metrics that share their points with others. */
const further: Partial<Record<MetricKey, PointsOfMetric>> = {
  complaints: { measure: 'voices', cut: { kind: 'complaint' } },
  complaint_rate: { measure: 'voices', cut: {} },
  negative_share: {
    measure: 'voices',
    cut: { bucketFrom: polarityBuckets.negative, bucketTo: polarityBuckets.negative },
  },
  closure_rate: {
    measure: 'opened',
    cut: { bucketFrom: openingBuckets.open, bucketTo: openingBuckets.closed },
  },
  reopening_rate: { measure: 'closed', cut: {} },
  improvement_share: { measure: 'closed', cut: {} },
}

/** The points behind a metric; null where no list of them is kept. */
export function pointsOf(metric: string): PointsOfMetric | null {
  const measure = listedMeasures.find((one) => metricOfMeasure[one] === metric)
  return measure === undefined ? (further[metric as MetricKey] ?? null) : { measure, cut: {} }
}

/** The one metric that a picture is about; null where it is about several, or about one that is not defined. */
export function picturedMetric(metrics: readonly string[]): MetricKey | OwnKey | null {
  const [first = ''] = metrics
  if (metrics.length !== 1) return null
  return ownKey.test(first) ? (first as OwnKey) : (metricKeys.find((key) => key === first) ?? null)
}
