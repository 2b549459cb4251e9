import { confidenceOf, type Estimate, type EstimateOptions } from './estimate.ts'
import { finite, openUnit } from './input-error.ts'
import { quantileRanks } from './order-statistics.ts'

/** Median of raw values; see {@link quantile}. */
export function median(values: readonly number[], options: EstimateOptions = {}): Estimate {
  return quantile(values, 0.5, options)
}

/**
 * Quantile of raw values (definition 7 of Hyndman and Fan, The American Statistician 50 (1996) 361), with a
 * distribution-free interval between two order statistics. n = 0: value null. A side for which the sample is too
 * small (a median needs 6 values at 95 %) has no bound.
 */
export function quantile(values: readonly number[], level: number, options: EstimateOptions = {}): Estimate {
  openUnit('level', level)
  const confidence = confidenceOf(options)
  const sorted = Float64Array.from(values, (value) => finite('values', value)).sort()
  const n = sorted.length
  const ranks = quantileRanks({ n, level, confidence })
  const at = (rank: number | null) => (rank === null ? null : (sorted[rank - 1] ?? null))
  const method = `${level === 0.5 ? 'median' : 'quantile'}/order-statistic`
  return {
    value: interpolated(n, level, at),
    n,
    low: at(ranks.low),
    high: at(ranks.high),
    confidence,
    method,
  }
}

/** Value at the fractional rank 1 + (n − 1) · level, between the two nearest ranks; null for n = 0. */
export function interpolated(n: number, level: number, at: (rank: number) => number | null): number | null {
  if (n === 0) return null
  const position = 1 + (n - 1) * level
  const below = Math.floor(position)
  const lower = at(below)
  const upper = at(Math.min(n, below + 1))
  if (lower === null || upper === null) return null
  return lower + (upper - lower) * (position - below)
}
