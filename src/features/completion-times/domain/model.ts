import { type QuantileModel, quantilesOf } from '@huixiang/cx-stats/quantile-regression.ts'

/** Levels the model knows; the interval that is shown runs from the first to the last. */
export const levels = [0.1, 0.25, 0.5, 0.75, 0.9] as const
/** The share of cases that end within the interval. */
export const heldShare = 0.8

/** What was learnt of how long handlings take; durations are natural logarithms of working milliseconds. */
export interface CompletionModel {
  /** Names of the features, in the order of the weights. */
  readonly vocabulary: readonly string[]
  readonly quantiles: QuantileModel
  /** By how much the ends of the interval lie further out, so that it holds what it says; see `conformalMargin`. */
  readonly margin: number
}

/** Natural logarithms of working milliseconds at each of the levels, rising. */
export type Spread = readonly number[]

const logit = (level: number) => Math.log(level / (1 - level))
/** How far out a level lies; 1 at the ends of the interval. */
const reach = levels.map((level) => logit(level) / logit(levels[levels.length - 1] as number))

/** What the model says of a case with such features. */
export function spreadOf(model: CompletionModel, features: readonly string[]): Spread {
  const known = features.map((feature) => model.vocabulary.indexOf(feature)).filter((index) => index >= 0)
  const raw = quantilesOf(model.quantiles, known)
  return raw.map((value, i) => value + model.margin * (reach[i] as number)).sort((one, other) => one - other)
}

/** What a feature of a case changes: the middle of its duration is multiplied by `times`. */
export interface Effect {
  readonly feature: string
  readonly times: number
}

/** The features that change the middle most, at least by `least`, the strongest first. */
export function effectsOf(
  model: CompletionModel,
  features: readonly string[],
  { least, most }: { least: number; most: number },
): Effect[] {
  const middle = model.quantiles.weights[levels.indexOf(0.5)] ?? []
  return features
    .map((feature) => ({ feature, weight: middle[model.vocabulary.indexOf(feature)] ?? 0 }))
    .filter(({ weight }) => Math.abs(weight) >= Math.log(least))
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, most)
    .map(({ feature, weight }) => ({ feature, times: Math.exp(weight) }))
}
