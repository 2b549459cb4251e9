import { InputError, openUnit } from './input-error.ts'

/**
 * A figure with its uncertainty; plain JSON, never NaN or Infinity.
 * - `value` is null when nothing can be said (n = 0).
 * - `low`/`high` are null when that side has no bound. A measure with a natural range (a share, a score on a
 *   scale) reports the end of its range instead: with n = 0 a share lies in [0, 1].
 * - `n` counts independent answers or durations, `confidence` is 0.95 for a 95 % interval.
 * - `method` names the measure and the interval, such as `nps/wald`.
 */
export type Estimate = {
  readonly value: number | null
  readonly n: number
  readonly low: number | null
  readonly high: number | null
  readonly confidence: number
  readonly method: string
}

/** Options every estimate takes; `confidence` is 0.95 unless said otherwise. */
export type EstimateOptions = { readonly confidence?: number }

/** A natural range of a measure, such as [1, 5] for answers on a five-point scale. */
export type Range = readonly [low: number, high: number]

/** The confidence asked for, 0.95 by default; InputError unless 0 < confidence < 1, or so near 1 that no quantile is left. */
export function confidenceOf(options: EstimateOptions): number {
  const confidence = openUnit('confidence', options.confidence ?? 0.95)
  if ((1 + confidence) / 2 === 1)
    throw new InputError('outOfRange', { argument: 'confidence', value: confidence, above: 0, below: 1 })
  return confidence
}

/** Whether an interval lies wholly within a goal, wholly outside it, or on both sides of it. */
export type GoalStatus = 'met' | 'missed' | 'unclear'

/** Judges an estimate against a goal by its interval, not by its value: a small sample stays `unclear`. */
export function goalStatus(
  estimate: Estimate,
  goal: { readonly atMost: number } | { readonly atLeast: number },
): GoalStatus {
  const { value, low, high } = estimate
  if (value === null) return 'unclear'
  if ('atMost' in goal) {
    if (high !== null && high <= goal.atMost) return 'met'
    return low !== null && low > goal.atMost ? 'missed' : 'unclear'
  }
  if (low !== null && low >= goal.atLeast) return 'met'
  return high !== null && high < goal.atLeast ? 'missed' : 'unclear'
}
