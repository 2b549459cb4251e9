import { confidenceOf, type Estimate, type EstimateOptions } from './estimate.ts'
import { type Bucket, bucketBounds, bucketCounts, durationResolution, type Histogram } from './histogram.ts'
import { openUnit } from './input-error.ts'
import { quantileRanks } from './order-statistics.ts'
import { interpolated } from './quantile.ts'

/**
 * `maxRelativeError`: how far `value` may be from the quantile of the raw durations because only bucket counts are
 * known (0.05 = 5 %; below 1 ms the error is instead under 1 ms). The interval already includes it.
 */
export type HistogramEstimate = Estimate & { readonly maxRelativeError: number }

/** Median of stored durations; see {@link histogramQuantile}. */
export function histogramMedian(histogram: Histogram, options: EstimateOptions = {}): HistogramEstimate {
  return histogramQuantile(histogram, 0.5, options)
}

/**
 * Quantile in milliseconds from bucket counts. Durations are taken as spread evenly on a logarithmic scale inside their
 * bucket. Bounds are the outer edges of the buckets that hold the two order statistics, so they enclose the
 * interval that the raw values would give. value null: no durations, or the quantile lies beyond the last boundary. A sample too small for
 * a lower bound has 0, the shortest duration there is.
 */
export function histogramQuantile(
  histogram: Histogram,
  level: number,
  options: EstimateOptions = {},
): HistogramEstimate {
  openUnit('level', level)
  const confidence = confidenceOf(options)
  const walk = cumulative(histogram)
  const n = walk.at(-1)?.upTo ?? 0
  const ranks = quantileRanks({ n, level, confidence })
  const edge = (rank: number | null, side: 'low' | 'high') =>
    rank === null ? null : (stepOf(walk, rank)?.bounds[side] ?? null)
  return {
    value: interpolated(n, level, (rank) => durationAt(walk, rank)),
    n,
    low: edge(ranks.low, 'low') ?? 0,
    high: edge(ranks.high, 'high'),
    confidence,
    method: `${level === 0.5 ? 'median' : 'quantile'}/histogram-order-statistic`,
    maxRelativeError: durationResolution,
  }
}

type Step = { readonly bounds: Bucket; readonly size: number; readonly upTo: number }

function cumulative(histogram: Histogram): readonly Step[] {
  let upTo = 0
  return bucketCounts(histogram)
    .filter(([, size]) => size > 0)
    .map(([bucket, size]) => {
      upTo += size
      return { bounds: bucketBounds(bucket), size, upTo }
    })
}

function stepOf(walk: readonly Step[], rank: number): Step | undefined {
  return walk.find((step) => rank <= step.upTo)
}

function durationAt(walk: readonly Step[], rank: number): number | null {
  const step = stepOf(walk, rank)
  if (!step || step.bounds.high === null) return null
  const { low, high } = step.bounds
  const position = (rank - (step.upTo - step.size) - 0.5) / step.size
  return low === 0 ? high * position : low * (high / low) ** position
}
