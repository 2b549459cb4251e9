import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { type HistogramEstimate, histogramQuantile } from '@huixiang/cx-stats/histogram-quantile.ts'
import { mean } from '@huixiang/cx-stats/mean.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'
import { type IndicatorKey, indicatorOf } from './indicators.ts'
import { scoreScale } from './tallies.ts'

/** How many signals stand in which bucket. */
export type Buckets = Readonly<Record<number, number>>

/** How three quarters of the signals fare beside what is known to be good and poor. */
export type Rating = 'good' | 'middling' | 'poor'

/** What an indicator says in a stretch of time. */
export interface IndicatorFigure {
  /** Median of times and scores, share, or mean of counts. */
  readonly typical: Estimate
  /** What three quarters stay under, of times and scores. */
  readonly upper: Estimate | null
  readonly rating: Rating | null
}

const totalOf = (buckets: Buckets): number => Object.values(buckets).reduce((sum, n) => sum + n, 0)

/** A quantile, in the unit of the indicator. */
function quantileOf(buckets: Buckets, level: number, scale: number): Estimate {
  const { maxRelativeError: _stated, ...found }: HistogramEstimate = histogramQuantile(buckets, level)
  const scaled = (value: number | null) => (value === null ? null : value / scale)
  return { ...found, value: scaled(found.value), low: scaled(found.low), high: scaled(found.high) }
}

/** Mean of counts, from how often each was told. */
function meanOf(buckets: Buckets): Estimate {
  const told = Object.entries(buckets).map(([count, times]) => ({ count: Number(count), times }))
  return mean({
    n: totalOf(buckets),
    sum: told.reduce((sum, { count, times }) => sum + count * times, 0),
    sumSquares: told.reduce((sum, { count, times }) => sum + count * count * times, 0),
  })
}

function ratingOf(key: IndicatorKey, upper: Estimate): Rating | null {
  const { good, poor } = indicatorOf(key)
  if (good === undefined || poor === undefined || upper.value === null) return null
  if (upper.value <= good) return 'good'
  return upper.value > poor ? 'poor' : 'middling'
}

export function figureOf(key: IndicatorKey, buckets: Buckets): IndicatorFigure {
  const { measure } = indicatorOf(key)
  if (measure === 'share')
    return {
      typical: proportion({ hits: buckets[1] ?? 0, n: totalOf(buckets) }),
      upper: null,
      rating: null,
    }
  if (measure === 'count') return { typical: meanOf(buckets), upper: null, rating: null }
  const scale = measure === 'time' ? 1 : scoreScale
  const upper = quantileOf(buckets, 0.75, scale)
  return { typical: quantileOf(buckets, 0.5, scale), upper, rating: ratingOf(key, upper) }
}

/** Buckets of several days as one. */
export function mergedBuckets(parts: Iterable<Buckets>): Buckets {
  const merged: Record<number, number> = {}
  for (const part of parts)
    for (const [bucket, n] of Object.entries(part)) merged[Number(bucket)] = (merged[Number(bucket)] ?? 0) + n
  return merged
}
