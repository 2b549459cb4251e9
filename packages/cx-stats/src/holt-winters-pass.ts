import type { HoltWintersShape, HoltWintersStart } from './holt-winters-start.ts'

/** How fast level, trend and season follow the values, 0…1; false, there is none. */
export type Weights = {
  readonly alpha: number
  readonly beta: number | false
  readonly gamma: number | false
}

/** What is smoothed: values, how a season goes, and where smoothing begins. */
export type Smoothed = {
  readonly values: Float64Array
  readonly shape: HoltWintersShape
  readonly start: Omit<HoltWintersStart, 'season'>
  readonly season: Float64Array
}

/** Where smoothing has come to after the last value. */
export type Pass = {
  readonly sse: number
  readonly level: number
  readonly trend: number
  /** By position, of which the first is that of the value at `from`; empty without a season. */
  readonly season: Float64Array
}

const noSeason = new Float64Array()

/** Goes through the values once, and writes what was expected of each into `fitted` where that is given. */
export function smooth(smoothed: Smoothed, weights: Weights, fitted?: Float64Array): Pass {
  const { gamma } = weights
  if (gamma === false) return withoutSeason(smoothed, weights, fitted)
  const season = smoothed.season.slice()
  const through = smoothed.shape.seasonal === 'additive' ? additive : multiplicative
  return through(smoothed, { ...weights, gamma, season }, fitted)
}

type Seasonal = Weights & { readonly gamma: number; readonly season: Float64Array }

// The three loops say the same recurrence thrice: a search goes through them hundreds of times, and one loop that asks each value which
// kind it is takes three times as long.

function withoutSeason({ values, start }: Smoothed, { alpha, beta }: Weights, fitted?: Float64Array): Pass {
  const slow = beta === false ? 0 : beta
  let { level, trend } = start
  let sse = 0
  for (let i = start.from; i < values.length; i++) {
    const value = values[i] as number
    const forward = level + trend
    const off = value - forward
    sse += off * off
    if (fitted !== undefined) fitted[i - start.from] = forward
    const before = level
    level = alpha * value + (1 - alpha) * forward
    trend = slow * (level - before) + (1 - slow) * trend
  }
  return { sse, level, trend, season: noSeason }
}

function additive({ values, start }: Smoothed, weights: Seasonal, fitted?: Float64Array): Pass {
  const { alpha, gamma, season } = weights
  const slow = weights.beta === false ? 0 : weights.beta
  let { level, trend } = start
  let [sse, position] = [0, 0]
  for (let i = start.from; i < values.length; i++) {
    const value = values[i] as number
    const own = season[position] as number
    const forward = level + trend
    const off = value - (forward + own)
    sse += off * off
    if (fitted !== undefined) fitted[i - start.from] = forward + own
    const before = level
    level = alpha * (value - own) + (1 - alpha) * forward
    trend = slow * (level - before) + (1 - slow) * trend
    season[position] = gamma * (value - level) + (1 - gamma) * own
    if (++position === season.length) position = 0
  }
  return { sse, level, trend, season }
}

function multiplicative({ values, start }: Smoothed, weights: Seasonal, fitted?: Float64Array): Pass {
  const { alpha, gamma, season } = weights
  const slow = weights.beta === false ? 0 : weights.beta
  let { level, trend } = start
  let [sse, position] = [0, 0]
  for (let i = start.from; i < values.length; i++) {
    const value = values[i] as number
    const own = season[position] as number
    const forward = level + trend
    const off = value - forward * own
    sse += off * off
    if (fitted !== undefined) fitted[i - start.from] = forward * own
    const before = level
    level = alpha * (value / own) + (1 - alpha) * forward
    trend = slow * (level - before) + (1 - slow) * trend
    season[position] = gamma * (value / level) + (1 - gamma) * own
    if (++position === season.length) position = 0
  }
  return { sse, level, trend, season }
}
