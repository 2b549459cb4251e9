import { tPValue, tQuantile } from './distributions.ts'
import type { Summary } from './moments.ts'

/** How far two means lie apart: a − b, its standard error and Student's statistic. */
export type MeanDifference = {
  readonly difference: number
  readonly error: number
  readonly df: number
  readonly statistic: number
  readonly p: number
}

/**
 * Difference of two means, a − b: Welch's unequal variances with Satterthwaite's degrees of freedom, or one pooled variance. Null where the
 * spread cannot be known: no answers, one in each group (in either group for Welch), or answers all alike.
 * Sources: Welch, Biometrika 34 (1947) 28; NIST/SEMATECH e-Handbook 1.3.5.3.
 */
export function meanDifference(pair: { a: Summary; b: Summary; pooled?: boolean }): MeanDifference | null {
  const { a, b, pooled = false } = pair
  if (a.mean === null || b.mean === null) return null
  const spread = pooled ? pooledError(a, b) : welchError(a, b)
  if (spread === null || spread.squaredError === 0) return null
  const { squaredError, df } = spread
  const error = Math.sqrt(squaredError)
  const difference = a.mean - b.mean
  const statistic = difference / error
  return { difference, error, df, statistic, p: tPValue(statistic, df) }
}

/** Half the width of the interval around a difference. */
export function halfWidth({ df, error }: MeanDifference, confidence: number): number {
  return tQuantile((1 + confidence) / 2, df) * error
}

type Spread = { squaredError: number; df: number }

function welchError(a: Summary, b: Summary): Spread | null {
  if (a.variance === null || b.variance === null) return null
  const [errorA, errorB] = [a.variance / a.n, b.variance / b.n]
  const squaredError = errorA + errorB
  // By shares: the squares of very small errors would vanish.
  const [shareA, shareB] = [errorA / squaredError, errorB / squaredError]
  const df = 1 / (shareA ** 2 / (a.n - 1) + shareB ** 2 / (b.n - 1))
  return { squaredError, df }
}

function pooledError(a: Summary, b: Summary): Spread | null {
  const df = a.n + b.n - 2
  if (df < 1) return null
  const within = ((a.variance ?? 0) * (a.n - 1) + (b.variance ?? 0) * (b.n - 1)) / df
  return { squaredError: within * (1 / a.n + 1 / b.n), df }
}
