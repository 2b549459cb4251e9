import { count, finite, InputError } from './input-error.ts'

/**
 * Count, sum and sum of squares: what a projection stores to get means and variances later. Additive, so
 * `n = n + 1, sum = sum + x, sumSquares = sumSquares + x * x` in SQL keeps it right. Exact for whole numbers
 * while sumSquares < 2^53; beyond, good as long as the spread is not tiny beside the mean
 * (relative error of the variance ≈ 1e-16 · (mean ÷ deviation)² · √n).
 */
export type Moments = { readonly n: number; readonly sum: number; readonly sumSquares: number }

/** Raw values, or the moments that a projection kept of them. */
export type Sample = readonly number[] | Moments

/** n, mean and unbiased variance (divisor n − 1); mean is null at n = 0, variance is null below n = 2. */
export type Summary = { readonly n: number; readonly mean: number | null; readonly variance: number | null }

/** Moments of nothing: the identity of {@link mergeMoments}. */
export const noMoments: Moments = { n: 0, sum: 0, sumSquares: 0 }

/** Moments of raw values, summed with compensation (Neumaier 1974); InputError on NaN or infinity. */
export function momentsOf(values: readonly number[]): Moments {
  for (const value of values) finite('values', value)
  return {
    n: values.length,
    sum: compensatedSum(values),
    sumSquares: compensatedSum(values.map((value) => value * value)),
  }
}

/** Moments of several parts together; the order of merging does not matter beyond the last digit. */
export function mergeMoments(...parts: readonly Moments[]): Moments {
  for (const part of parts) checkMoments(part)
  return {
    n: parts.reduce((total, part) => total + part.n, 0),
    sum: compensatedSum(parts.map((part) => part.sum)),
    sumSquares: compensatedSum(parts.map((part) => part.sumSquares)),
  }
}

/** Mean and variance of raw values (two passes) or of stored moments; InputError on impossible moments. */
export function summarize(sample: Sample): Summary {
  return isMoments(sample) ? summarizeMoments(sample) : summarizeValues(sample)
}

function isMoments(sample: Sample): sample is Moments {
  return !Array.isArray(sample)
}

function summarizeValues(values: readonly number[]): Summary {
  for (const value of values) finite('values', value)
  const n = values.length
  if (n === 0) return { n, mean: null, variance: null }
  const rough = compensatedSum(values) / n
  const mean = rough + compensatedSum(values.map((value) => value - rough)) / n
  if (n === 1) return { n, mean, variance: null }
  const deviations = values.map((value) => (value - mean) ** 2)
  return { n, mean, variance: compensatedSum(deviations) / (n - 1) }
}

function summarizeMoments(moments: Moments): Summary {
  checkMoments(moments)
  const { n, sum, sumSquares } = moments
  if (n === 0) return { n, mean: null, variance: null }
  if (n === 1) return { n, mean: sum, variance: null }
  const spread = differenceOfProducts([n, sumSquares], [sum, sum])
  // Each stored sum may be wrong in its last digit; less than that is no spread at all.
  const noise = 2 * Number.EPSILON * n * sumSquares
  return {
    n,
    mean: sum / n,
    variance: spread <= noise && !exact(sumSquares) ? 0 : Math.max(0, spread) / n / (n - 1),
  }
}

function exact(sum: number): boolean {
  return Number.isSafeInteger(sum)
}

function checkMoments(moments: Moments): void {
  const { n, sum, sumSquares } = moments
  count('n', n)
  finite('sum', sum)
  finite('sumSquares', sumSquares)
  // Cauchy–Schwarz: sum² ≤ n · sumSquares, with room for rounding in sums kept over years.
  const impossible = n === 0 ? sum !== 0 || sumSquares !== 0 : sum * sum > n * sumSquares * (1 + 1e-9)
  if (impossible || sumSquares < 0) throw new InputError('inconsistent', { argument: 'moments', ...moments })
}

function compensatedSum(values: readonly number[]): number {
  let sum = 0
  let lost = 0
  for (const value of values) {
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  return sum + lost
}

type Pair = readonly [number, number]

// a·b − c·d without losing digits to cancellation: products split into value and error (Dekker 1971).
function differenceOfProducts([a, b]: Pair, [c, d]: Pair): number {
  const [first, firstError] = exactProduct(a, b)
  const [second, secondError] = exactProduct(c, d)
  return first - second + (firstError - secondError)
}

function exactProduct(a: number, b: number): Pair {
  const product = a * b
  const [aHigh, aLow] = halves(a)
  const [bHigh, bLow] = halves(b)
  return [product, aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow]
}

function halves(x: number): Pair {
  const scaled = 134_217_729 * x
  const high = scaled - (scaled - x)
  return [high, x - high]
}
