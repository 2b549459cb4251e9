import { count, finite, InputError, openUnit, positive } from './input-error.ts'
import { interpolated } from './quantile.ts'

/** A case that is over, or one that is not: then `value` is what it has reached so far and says no more than «at least». */
export type QuantileCase = {
  /** Indices of the features it has, each once; the others it has not. */
  readonly features: readonly number[]
  readonly value: number
  readonly censored?: boolean
}

/** A fitted model: for each level the value of a case without features, and what each feature adds to it. */
export type QuantileModel = {
  readonly levels: readonly number[]
  readonly intercepts: readonly number[]
  readonly weights: readonly (readonly number[])[]
}

/** What to fit, and how cautiously. */
export type QuantileFitOptions = {
  /** Levels to fit, rising, each in (0, 1). */
  readonly levels: readonly number[]
  /** How many features there are; their indices are 0 … features − 1. */
  readonly features: number
  /** How strongly a weight is held at 0: about as many cases as it takes to move it half-way. 8 unless said otherwise. */
  readonly ridge?: number
}

const mostSteps = 400
const enough = 1e-5
/** No case stands for more than so many. */
const mostCount = 20

/**
 * Linear quantile regression on indicator features, smoothed by convolution with a logistic kernel (He, Pan, Tan and Zhou, Journal of
 * Econometrics 232 (2023) 367), with a ridge penalty, by accelerated gradients with one step length per weight. What censored cases
 * would have said is said by those like them in value that are over, each weighed by one over the chance of not being censored before it was
 * (Kaplan–Meier; Koul, Susarla and Van Ryzin, Annals of Statistics 9 (1981) 1276). Values are in any unit, the model in the same.
 * InputError without a single case that is over, or for a feature that is none.
 */
export function fitQuantiles(cases: readonly QuantileCase[], options: QuantileFitOptions): QuantileModel {
  const levels = options.levels.map((level) => openUnit('levels', level))
  if (!cases.some(({ censored }) => censored !== true))
    throw new InputError('inconsistent', { argument: 'cases', over: 0 })
  const design = designOf(cases, count('features', options.features))
  const ridge = positive('ridge', options.ridge ?? 8)
  const over = design.values.toSorted()
  const beginAt = (level: number) =>
    interpolated(over.length, level, (rank) => over[rank - 1] ?? null) as number
  // What the features explain is not spread: a first fit of the middle tells how much is left.
  const middle = fitLevel(design, { level: 0.5, begin: beginAt(0.5), spread: spreadOf(over), ridge })
  const spread = spreadOf(residualsOf(design, middle).sort())
  const fits = levels.map((level) => fitLevel(design, { level, begin: beginAt(level), spread, ridge }))
  return { levels, intercepts: fits.map((fit) => fit[0] as number), weights: fits.map((fit) => fit.slice(1)) }
}

/** The quantiles of a case, rising as its levels do (rearranged where fits cross: Chernozhukov et al., Econometrica 78 (2010) 1093). */
export function quantilesOf(model: QuantileModel, features: readonly number[]): number[] {
  const { intercepts, weights } = model
  return intercepts
    .map((intercept, level) =>
      features.reduce((sum, feature) => sum + (weights[level]?.[feature] ?? 0), intercept),
    )
    .sort((one, other) => one - other)
}

interface Design {
  readonly features: number
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly values: Float64Array
  /** How many cases each stands for. */
  readonly counts: Float64Array
  readonly most: number
}

function designOf(cases: readonly QuantileCase[], features: number): Design {
  const counts = uncensoredCounts(cases)
  const over = cases.filter(({ censored }) => censored !== true)
  const starts = new Int32Array(over.length + 1)
  for (const [i, one] of over.entries()) starts[i + 1] = (starts[i] as number) + one.features.length
  const columns = new Int32Array(starts.at(-1) as number)
  for (const [i, one] of over.entries()) {
    for (const [k, feature] of one.features.entries()) {
      if (!Number.isInteger(feature) || feature < 0 || feature >= features)
        throw new InputError('outOfRange', {
          argument: 'features',
          value: feature,
          low: 0,
          high: features - 1,
        })
      columns[(starts[i] as number) + k] = feature + 1
    }
  }
  const most = 1 + over.reduce((longest, one) => Math.max(longest, one.features.length), 0)
  return { features, starts, columns, values: Float64Array.from(over, ({ value }) => value), counts, most }
}

/** For each case that is over, in order, how many it stands for: 1, and more the likelier one like it would have been censored. */
function uncensoredCounts(cases: readonly QuantileCase[]): Float64Array {
  const order = cases
    .map(({ value, censored }, i) => ({ i, value: finite('value', value), censored: censored === true }))
    // Of two at once the one that is over was over first.
    .sort((one, other) => one.value - other.value || Number(one.censored) - Number(other.censored))
  const counts = new Float64Array(cases.length)
  let uncensored = 1
  for (const [before, { i, censored }] of order.entries()) {
    if (censored) uncensored *= 1 - 1 / (cases.length - before)
    else counts[i] = Math.min(mostCount, 1 / uncensored)
  }
  return counts.filter((_, i) => cases[i]?.censored !== true)
}

/** Interquartile range in standard deviations of a normal distribution; 1 where all values are alike. */
function spreadOf(sorted: Float64Array): number {
  const at = (rank: number) => sorted[rank - 1] ?? null
  const [low, high] = [0.25, 0.75].map((level) => interpolated(sorted.length, level, at) as number)
  return ((high as number) - (low as number)) / 1.349 || 1
}

function residualsOf({ starts, columns, values }: Design, weights: readonly number[]): Float64Array {
  return values.map((value, i) => {
    let fitted = weights[0] as number
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++)
      fitted += weights[columns[k] as number] as number
    return value - fitted
  })
}

interface Fitting {
  readonly level: number
  readonly begin: number
  readonly spread: number
  readonly ridge: number
}

function fitLevel(design: Design, { level, begin, spread, ridge }: Fitting): number[] {
  // A logistic kernel of width 1 is as wide as a normal one of 1.8.
  const width =
    (spread / 1.8) *
    Math.max(0.05, ((design.features + Math.log(design.values.length)) / design.values.length) ** 0.4)
  // Half of what moves a weight half-way is the density at the quantile: some 0.3 per spread.
  const held = (ridge * 0.3) / spread
  const steps = stepsOf(design, width, held)
  let weights = new Float64Array(design.features + 1)
  weights[0] = begin
  let ahead = weights.slice()
  let pace = 1
  for (let step = 0; step < mostSteps; step++) {
    const slope = slopeAt(design, ahead, { level, width, held })
    const next = ahead.map((weight, j) => weight - (steps[j] as number) * (slope[j] as number))
    const moved = next.reduce(
      (most, weight, j) => Math.max(most, Math.abs(weight - (weights[j] as number))),
      0,
    )
    const back = next.reduce(
      (sum, weight, j) => sum + (slope[j] as number) * (weight - (weights[j] as number)),
      0,
    )
    const nextPace = back > 0 ? 1 : (1 + Math.sqrt(1 + 4 * pace * pace)) / 2
    const push = back > 0 ? 0 : (pace - 1) / nextPace
    ahead = next.map((weight, j) => weight + push * (weight - (weights[j] as number)))
    weights = next
    pace = nextPace
    if (moved < enough * spread) break
  }
  return [...weights]
}

/** A step for each weight that never overshoots: one over the most its slope can change, with every other weight of a case changing too. */
function stepsOf(design: Design, width: number, held: number): Float64Array {
  const { features, starts, columns, counts, most } = design
  const curves = new Float64Array(features + 1).fill(held)
  const each = most / (4 * width)
  curves[0] = 0
  for (const [i, count] of counts.entries()) {
    curves[0] += count * each
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++)
      curves[columns[k] as number] = (curves[columns[k] as number] as number) + count * each
  }
  return curves.map((curve) => (curve === 0 ? 0 : 1 / curve))
}

function slopeAt(
  { features, starts, columns, values, counts }: Design,
  weights: Float64Array,
  { level, width, held }: { level: number; width: number; held: number },
): Float64Array {
  const slope = new Float64Array(features + 1)
  for (let j = 1; j <= features; j++) slope[j] = held * (weights[j] as number)
  for (const [i, count] of counts.entries()) {
    const [from, to] = [starts[i] as number, starts[i + 1] as number]
    let fitted = weights[0] as number
    for (let k = from; k < to; k++) fitted += weights[columns[k] as number] as number
    const pull = count * (1 / (1 + Math.exp(((values[i] as number) - fitted) / width)) - level)
    slope[0] = (slope[0] as number) + pull
    for (let k = from; k < to; k++)
      slope[columns[k] as number] = (slope[columns[k] as number] as number) + pull
  }
  return slope
}
