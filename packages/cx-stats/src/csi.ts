import { tQuantile } from './distributions.ts'
import { confidenceOf, type Estimate, type EstimateOptions } from './estimate.ts'
import { InputError, within } from './input-error.ts'
import { clip, mean } from './mean.ts'
import { type Moments, summarize } from './moments.ts'

/** The four dimensions of the index: product quality, service, value for money, emotional bond. */
export type CsiDimension = 'quality' | 'service' | 'value' | 'bond'

/** Share of each dimension in the index; must sum to 1. */
export type CsiWeights = Readonly<Record<CsiDimension, number>>

/** Default weights 40 / 30 / 20 / 10. */
export const csiWeights: CsiWeights = { quality: 0.4, service: 0.3, value: 0.2, bond: 0.1 }

/** The index with the mean of each dimension on the 1–7 scale; n of the index is that of its smallest dimension. */
export type CsiEstimate = Estimate & { readonly dimensions: Readonly<Record<CsiDimension, Estimate>> }

/**
 * `samples: 'independent'` only when each dimension was asked of different people. People who are content with one
 * thing are content with others, so the default `'same'` adds standard errors instead of variances: the widest
 * that any correlation between dimensions can make the interval.
 */
export type CsiOptions = EstimateOptions & {
  readonly weights?: CsiWeights
  readonly samples?: 'same' | 'independent'
}

type Part = { readonly weight: number; readonly squaredError: number; readonly df: number }

const NAMES: readonly CsiDimension[] = ['quality', 'service', 'value', 'bond']

/**
 * Customer Satisfaction Index 0…100: 7-point Likert dimension means, weighted, rescaled by (mean − 1) ÷ 6.
 * Takes the moments of respondents' dimension scores (mean of the dimension's items, 1–7). A weighted dimension
 * without answers: value null; with fewer than two, or all without spread: interval [0, 100].
 */
export function csi(
  dimensions: Readonly<Record<CsiDimension, Moments>>,
  options: CsiOptions = {},
): CsiEstimate {
  const confidence = confidenceOf(options)
  const weights = checkedWeights(options.weights ?? csiWeights)
  const each = eachDimension((name) => mean(dimensions[name], { confidence, range: [1, 7] }))
  const samples = options.samples ?? 'same'
  const method = `csi/t-${samples}`
  const weighted = NAMES.filter((name) => weights[name] > 0)
  const n = Math.min(...weighted.map((name) => each[name].n))
  const common = { n, confidence, method, dimensions: each }
  if (n === 0) return { value: null, low: 0, high: 100, ...common }
  const sum = weighted.reduce((part, name) => part + weights[name] * (each[name].value ?? 1), 0)
  // Rounding may lead a hair beyond the scale.
  const score = Math.min(7, Math.max(1, sum))
  const parts = NAMES.filter((name) => weights[name] > 0).map((name) =>
    partOf(weights[name], dimensions[name]),
  )
  const half = halfWidth(parts, { samples, confidence })
  const [low, high] = half === null ? [1, 7] : clip([score - half, score + half], [1, 7])
  return { value: toIndex(score), low: toIndex(low), high: toIndex(high), ...common }
}

function partOf(weight: number, moments: Moments): Part {
  const { n, variance } = summarize(moments)
  return { weight, squaredError: (variance ?? Number.POSITIVE_INFINITY) / n, df: n - 1 }
}

function halfWidth(
  parts: readonly Part[],
  how: { samples: 'same' | 'independent'; confidence: number },
): number | null {
  const errors = parts.map((part) => part.weight * Math.sqrt(part.squaredError))
  const total = errors.reduce((sum, error) => sum + error, 0)
  if (total === 0 || !Number.isFinite(total)) return null
  if (how.samples === 'same') {
    const df = Math.min(...parts.map((part) => part.df))
    return tQuantile((1 + how.confidence) / 2, df) * total
  }
  const variance = errors.reduce((sum, error) => sum + error ** 2, 0)
  const df = variance ** 2 / parts.reduce((sum, part, i) => sum + (errors[i] ?? 0) ** 4 / part.df, 0)
  return tQuantile((1 + how.confidence) / 2, df) * Math.sqrt(variance)
}

function checkedWeights(weights: CsiWeights): CsiWeights {
  const total = NAMES.reduce((sum, name) => sum + within(`weights.${name}`, weights[name], [0, 1]), 0)
  if (Math.abs(total - 1) > 1e-9)
    throw new InputError('inconsistent', { argument: 'weights', total, expected: 1 })
  return weights
}

function eachDimension<T>(of: (name: CsiDimension) => T): Record<CsiDimension, T> {
  return { quality: of('quality'), service: of('service'), value: of('value'), bond: of('bond') }
}

function toIndex(score: number): number {
  return ((score - 1) / 6) * 100
}
