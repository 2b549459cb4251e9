import { normalQuantile, tPValue } from './distributions.ts'
import { confidenceOf, type Estimate, type EstimateOptions } from './estimate.ts'
import { InputError } from './input-error.ts'
import { summarize } from './moments.ts'

/** r with Fisher's interval, and Student's test that it is 0; nulls where that cannot be said. */
export type Correlation = Estimate & {
  readonly statistic: number | null
  readonly df: number
  readonly p: number | null
}

/**
 * Pearson's r of two lists of pairs, −1…1. Null without two pairs or without spread; no interval below four pairs. On an exact line the
 * interval is the value and the statistic, which would be infinite, is null. Source: Fisher, Metron 1 (1921) 3.
 */
export function correlation(
  { x, y }: { readonly x: readonly number[]; readonly y: readonly number[] },
  options: EstimateOptions = {},
): Correlation {
  const confidence = confidenceOf(options)
  if (x.length !== y.length) throw new InputError('inconsistent', { argument: 'y', x: x.length, y: y.length })
  const n = x.length
  const common = { n, confidence, method: 'correlation/fisher', df: Math.max(0, n - 2) }
  const value = pearson(x, y)
  if (value === null) return { value, low: null, high: null, statistic: null, p: null, ...common }
  const exact = Math.abs(value) === 1
  const statistic = n < 3 || exact ? null : value * Math.sqrt((n - 2) / (1 - value * value))
  const half = n < 4 ? null : normalQuantile((1 + confidence) / 2) / Math.sqrt(n - 3)
  const bound = (by: number) => (exact ? value : Math.tanh(Math.atanh(value) + by))
  return {
    value,
    // Rounding on the way there and back must not leave the value outside.
    low: half === null ? null : Math.min(value, bound(-half)),
    high: half === null ? null : Math.max(value, bound(half)),
    statistic,
    p: n < 3 ? null : statistic === null ? 0 : tPValue(statistic, n - 2),
    ...common,
  }
}

function pearson(x: readonly number[], y: readonly number[]): number | null {
  const [a, b] = [summarize(x), summarize(y)]
  if (a.mean === null || b.mean === null || !a.variance || !b.variance) return null
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += ((x[i] as number) - a.mean) * ((y[i] as number) - b.mean)
  const r = sum / (a.n - 1) / Math.sqrt(a.variance) / Math.sqrt(b.variance)
  // Rounding must not keep an exact line from being one.
  return Math.abs(r) > 1 - 1e-15 ? Math.sign(r) : r
}
