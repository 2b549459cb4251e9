import { tQuantile } from './distributions.ts'
import { confidenceOf, type Estimate, type EstimateOptions, type Range } from './estimate.ts'
import { InputError, within } from './input-error.ts'
import { type Sample, type Summary, summarize } from './moments.ts'

/** `range`: the ends of the answer scale, when there is one; the interval never leaves it. */
export type MeanOptions = EstimateOptions & { readonly range?: Range }

type Bounds = readonly [low: number | null, high: number | null]

/**
 * Mean with Student's t interval, in the unit of the values. n = 0: value null; n ≤ 1: no bounds, or the ends of
 * `range`. When all answers are alike, t would claim certainty: on a scale the bounds then come from the largest
 * share of different answers that could have stayed unseen (method `mean/no-spread`), elsewhere there are none.
 */
export function mean(sample: Sample, options: MeanOptions = {}): Estimate {
  const summary = summarize(sample)
  const confidence = confidenceOf(options)
  const { n, mean: value, variance } = summary
  const range: Bounds = options.range ?? [null, null]
  checkRange(summary, options.range)
  if (value === null || variance === null) return { value, n, ...bounds(range), confidence, method: 'mean/t' }
  if (variance === 0) {
    const widest = options.range ? unseenAnswers(summary, options.range, confidence) : range
    return { value, n, ...bounds(widest), confidence, method: 'mean/no-spread' }
  }
  const half = tQuantile((1 + confidence) / 2, n - 1) * Math.sqrt(variance / n)
  return { value, n, ...bounds(clip([value - half, value + half], range)), confidence, method: 'mean/t' }
}

function checkRange({ mean: value }: Summary, range: Range | undefined): void {
  if (!range) return
  if (range[0] >= range[1]) throw new InputError('inconsistent', { argument: 'range', range })
  if (value !== null) within('mean', value, range)
}

function unseenAnswers({ n, mean: value }: Summary, [low, high]: Range, confidence: number): Bounds {
  const at = value ?? low
  const unseen = 1 - ((1 - confidence) / 2) ** (1 / n)
  return [at - (at - low) * unseen, at + (high - at) * unseen]
}

/** Keeps an interval inside a natural range; a null end stays open. */
export function clip(
  [low, high]: readonly [number, number],
  [least, most]: Bounds,
): readonly [number, number] {
  return [least === null ? low : Math.max(least, low), most === null ? high : Math.min(most, high)]
}

function bounds([low, high]: Bounds): Pick<Estimate, 'low' | 'high'> {
  return { low, high }
}
