import { normalPValue, normalQuantile } from './distributions.ts'
import { confidenceOf, type Estimate, type EstimateOptions } from './estimate.ts'
import { InputError } from './input-error.ts'
import { type Sample, summarize } from './moments.ts'
import { type NpsCounts, type NpsOptions, nps, npsGroups, npsSpread } from './nps.ts'
import { proportion, type Share } from './proportion.ts'
import { halfWidth, meanDifference } from './student-test.ts'
import { twoProportionTest } from './two-proportion-test.ts'

/** What is compared: this period and the one before, or two groups (`current` minus `previous`). */
export type Pair<T> = { readonly current: T; readonly previous: T }

/**
 * `current` minus `previous` in the unit of the measure; nulls where the data cannot say. `significant` only when
 * p < 1 − confidence and the interval excludes 0: the interval and the test may come from different methods, and a
 * change is announced only when both see it.
 */
export type Comparison = {
  readonly difference: number | null
  readonly low: number | null
  readonly high: number | null
  readonly pValue: number | null
  readonly significant: boolean
  readonly n: Pair<number>
  readonly confidence: number
  readonly method: string
}

/**
 * Difference of two shares, −1…1: Newcombe's hybrid score interval (Statistics in Medicine 17 (1998) 873, method 10),
 * p-value of {@link twoProportionTest}. An empty group: difference and p-value null, interval as wide as it must be.
 */
export function compareProportions(shares: Pair<Share>, options: EstimateOptions = {}): Comparison {
  const confidence = confidenceOf(options)
  const current = proportion(shares.current, { confidence })
  const previous = proportion(shares.previous, { confidence })
  const pValue = current.n && previous.n ? twoProportionTest(shares).pValue : null
  return comparison({ ...mover({ current, previous }), pValue, confidence, method: 'difference/newcombe' })
}

/** Difference of two means by Welch's unequal-variance t; without any spread, or n < 2, no bounds and no p-value. */
export function compareMeans(samples: Pair<Sample>, options: EstimateOptions = {}): Comparison {
  const confidence = confidenceOf(options)
  const [a, b] = [summarize(samples.current), summarize(samples.previous)]
  const n = { current: a.n, previous: b.n }
  const difference = a.mean === null || b.mean === null ? null : a.mean - b.mean
  const unknown = {
    difference,
    low: null,
    high: null,
    n,
    pValue: null,
    confidence,
    method: 'difference/welch',
  }
  const tested = meanDifference({ a, b })
  if (difference === null || tested === null) return comparison(unknown)
  const half = halfWidth(tested, confidence)
  return comparison({ ...unknown, low: difference - half, high: difference + half, pValue: tested.p })
}

/** Difference of two Net Promoter Scores in points; both use the same interval, adjusted when either is small. */
export function compareNps(counts: Pair<NpsCounts>, options: NpsOptions = {}): Comparison {
  const confidence = confidenceOf(options)
  const groups = { current: npsGroups(counts.current), previous: npsGroups(counts.previous) }
  const interval = options.interval ?? sharedInterval(groups)
  const estimates = {
    current: nps(groups.current, { confidence, interval }),
    previous: nps(groups.previous, { confidence, interval }),
  }
  const [a, b] = [npsSpread(groups.current, interval), npsSpread(groups.previous, interval)]
  const error = Math.sqrt(a.squaredError + b.squaredError)
  const answered = estimates.current.n > 0 && estimates.previous.n > 0
  const pValue = answered && error > 0 ? normalPValue((a.centre - b.centre) / error) : null
  return comparison({ ...mover(estimates), pValue, confidence, method: `difference/nps-${interval}` })
}

function sharedInterval(groups: Pair<Parameters<typeof npsSpread>[0]>): 'wald' | 'adjusted' {
  const large = [groups.current, groups.previous].every((one) => npsSpread(one).interval === 'wald')
  return large ? 'wald' : 'adjusted'
}

/**
 * Difference of any two independent estimates of the same measure and confidence, such as medians or satisfaction
 * indices, from their intervals alone (MOVER: Zou and Donner, Statistics in Medicine 27 (2008) 1693). The p-value takes
 * the error on the side towards zero as normal.
 */
export function compareEstimates(estimates: Pair<Estimate>): Comparison {
  const { current, previous } = estimates
  const confidence = confidenceOf(current)
  if (previous.confidence !== confidence) {
    throw new InputError('inconsistent', {
      argument: 'confidence',
      current: confidence,
      previous: previous.confidence,
    })
  }
  const moved = mover(estimates)
  return comparison({
    ...moved,
    pValue: impliedPValue(moved, confidence),
    confidence,
    method: 'difference/mover',
  })
}

type Moved = Pick<Comparison, 'difference' | 'low' | 'high' | 'n'>

function mover({ current, previous }: Pair<Estimate>): Moved {
  const n = { current: current.n, previous: previous.n }
  const [a, b] = [current.value, previous.value]
  if (a === null || b === null) {
    const widest = (x: number | null, y: number | null) => (x === null || y === null ? null : x - y)
    return {
      difference: null,
      low: widest(current.low, previous.high),
      high: widest(current.high, previous.low),
      n,
    }
  }
  const difference = a - b
  const reach = (x: number | null, y: number | null) =>
    x === null || y === null ? null : Math.hypot(a - x, b - y)
  const [down, up] = [reach(current.low, previous.high), reach(current.high, previous.low)]
  return {
    difference,
    low: down === null ? null : difference - down,
    high: up === null ? null : difference + up,
    n,
  }
}

function impliedPValue({ difference, low, high }: Moved, confidence: number): number | null {
  if (difference === null) return null
  const facing = difference > 0 ? low : high
  if (facing === null || facing === difference) return null
  const error = Math.abs(difference - facing) / normalQuantile((1 + confidence) / 2)
  return normalPValue(difference / error)
}

function comparison(parts: Omit<Comparison, 'significant'>): Comparison {
  const { low, high, pValue, confidence } = parts
  const excludesZero = (low !== null && low > 0) || (high !== null && high < 0)
  return { ...parts, significant: excludesZero && pValue !== null && pValue < 1 - confidence }
}
