import { tQuantile } from './distributions.ts'
import { confidenceOf, type Estimate, type EstimateOptions, type Range } from './estimate.ts'
import { count, finite, within } from './input-error.ts'
import { clip } from './mean.ts'
import { wilson } from './proportion.ts'

/** How many answers have one value and one weight. */
export type WeightedCount = { readonly value: number; readonly weight: number; readonly count: number }

/** A weighted figure: `n` counts the answers, `nEff` how many of equal weight would know as much; the interval is as wide as for `nEff`. */
export type WeightedEstimate = Estimate & { readonly nEff: number }

type Sums = { readonly n: number; readonly weight: number; readonly squares: number; readonly sum: number }

function sumsOf(points: readonly WeightedCount[]): Sums {
  return points.reduce(
    (sums, { value, weight, count: times }) => {
      finite('points.value', value)
      within('points.weight', weight, [0, Number.POSITIVE_INFINITY])
      count('points.count', times)
      return {
        n: sums.n + times,
        weight: sums.weight + times * weight,
        squares: sums.squares + times * weight * weight,
        sum: sums.sum + times * weight * value,
      }
    },
    { n: 0, weight: 0, squares: 0, sum: 0 },
  )
}

/**
 * Weighted mean, in the unit of the values, with Student's t interval on Kish's effective n: the weighted spread over √nEff. Nothing said, or all
 * of it of no weight: value null. One answer's worth or less: no bounds but the ends of `range`.
 * Source: Kish, Survey Sampling (1965), section 11.7.
 */
export function weightedMean(
  points: readonly WeightedCount[],
  options: EstimateOptions & { readonly range?: Range } = {},
): WeightedEstimate {
  const confidence = confidenceOf(options)
  const { n, weight, squares, sum } = sumsOf(points)
  const method = 'weighted-mean/t'
  const [least, most] = options.range ?? [null, null]
  const open = { n, low: least, high: most, confidence, method }
  if (weight === 0) return { ...open, value: null, nEff: 0 }
  const nEff = weight ** 2 / squares
  const value = sum / weight
  if (nEff <= 1) return { ...open, value, nEff }
  const spread =
    points.reduce((all, one) => all + one.count * one.weight * (one.value - value) ** 2, 0) / weight
  const half = tQuantile((1 + confidence) / 2, nEff - 1) * Math.sqrt(spread / (nEff - 1))
  const [low, high] = clip([value - half, value + half], [least, most])
  return { ...open, value, low, high, nEff }
}

/**
 * Weighted share in 0…1 with Wilson's interval on Kish's effective n; `value` is 1 for a hit and 0 for none.
 * Source: Korn and Graubard, Survey Methodology 24 (1998) 193, with Wilson's interval for Clopper and Pearson's.
 */
export function weightedShare(
  points: readonly WeightedCount[],
  options: EstimateOptions = {},
): WeightedEstimate {
  const confidence = confidenceOf(options)
  const { n, weight, squares, sum } = sumsOf(points)
  const method = 'weighted-proportion/wilson'
  if (weight === 0) return { value: null, n, low: 0, high: 1, confidence, method, nEff: 0 }
  const nEff = weight ** 2 / squares
  const value = within('points.value', sum / weight, [0, 1])
  const [low, high] = wilson({ hits: value * nEff, n: nEff }, confidence)
  return { value, n, low: Math.max(0, low), high: Math.min(1, high), confidence, method, nEff }
}
