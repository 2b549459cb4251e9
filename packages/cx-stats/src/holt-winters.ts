import { boxMinimum } from './box-minimum.ts'
import { type HoltWintersShape, type HoltWintersStart, holtWintersStart } from './holt-winters-start.ts'
import { InputError } from './input-error.ts'
import { lineMinimum } from './line-minimum.ts'

/** How fast level, trend and season follow the values, 0…1; left out, the value with the least squared error; false, there is none. */
export type Smoothing = {
  readonly alpha?: number | undefined
  readonly beta?: number | false | undefined
  readonly gamma?: number | false | undefined
}

/** A fitted model; `fitted[0]` is what was expected of `values[from]`. */
export type HoltWinters = HoltWintersShape & {
  readonly alpha: number
  readonly beta: number | false
  readonly gamma: number | false
  readonly sse: number
  readonly from: number
  readonly fitted: readonly number[]
  readonly level: number
  readonly trend: number
  /** Of the next period, its first position first. */
  readonly season: readonly number[]
}

type Weights = { readonly alpha: number; readonly beta: number | false; readonly gamma: number | false }
type Pass = Pick<HoltWinters, 'sse' | 'level' | 'trend' | 'season'> & { readonly fitted: readonly number[] }

/**
 * Holt–Winters smoothing with start values as R's HoltWinters has them: level and trend from a line through the moving averages of the first two
 * periods, seasons from what lies around them. Missing weights are those of least squared error, sought from 0.3, 0.1, 0.1 as R does.
 * InputError for less than two periods, or a 0 among multiplicative values.
 * Sources: Holt 1957; Winters, Management Science 6 (1960) 324.
 */
export function holtWinters(
  values: readonly number[],
  shape: HoltWintersShape,
  smoothing: Smoothing = {},
): HoltWinters {
  const hasSeason = smoothing.gamma !== false
  if (hasSeason && shape.seasonal === 'multiplicative' && values.includes(0))
    throw new InputError('inconsistent', {
      argument: 'values',
      zero: values.indexOf(0),
      seasonal: shape.seasonal,
    })
  const start = holtWintersStart(values, shape, { hasTrend: smoothing.beta !== false, hasSeason })
  const weights = chosen(smoothing, (asked) => smooth(values, { shape, start, weights: asked }, false).sse)
  return { ...shape, ...weights, from: start.from, ...smooth(values, { shape, start, weights }, true) }
}

const first = { alpha: 0.3, beta: 0.1, gamma: 0.1 }

function chosen(smoothing: Smoothing, loss: (weights: Weights) => number): Weights {
  const names = (['alpha', 'beta', 'gamma'] as const).filter((name) => smoothing[name] === undefined)
  const weightsAt = (point: readonly number[]): Weights => ({
    alpha: 0,
    beta: 0,
    gamma: 0,
    ...smoothing,
    ...Object.fromEntries(names.map((name, i) => [name, point[i]])),
  })
  const lossAt = (point: readonly number[]) => {
    const sse = loss(weightsAt(point))
    return Number.isFinite(sse) ? sse : Number.MAX_VALUE
  }
  if (names.length === 0) return weightsAt([])
  if (names.length === 1) return weightsAt([lineMinimum((x) => lossAt([x]))])
  return weightsAt(
    boxMinimum(
      lossAt,
      names.map((name) => first[name]),
    ),
  )
}

type Model = { readonly shape: HoltWintersShape; readonly start: HoltWintersStart; readonly weights: Weights }

function smooth(values: readonly number[], { shape, start, weights }: Model, keeps: boolean): Pass {
  const { period } = shape
  const isAdditive = shape.seasonal === 'additive'
  const { alpha, beta, gamma } = weights
  const season = Float64Array.from(start.season)
  const fitted: number[] = []
  let { level, trend } = start
  let sse = 0
  for (let i = start.from; i < values.length; i++) {
    const value = values[i] as number
    const position = (i - start.from) % period
    const own = gamma === false ? (isAdditive ? 0 : 1) : (season[position] as number)
    const forward = level + trend
    const expected = isAdditive ? forward + own : forward * own
    sse += (value - expected) ** 2
    if (keeps) fitted.push(expected)
    const before = level
    level = alpha * (isAdditive ? value - own : value / own) + (1 - alpha) * forward
    if (beta !== false) trend = beta * (level - before) + (1 - beta) * trend
    if (gamma !== false)
      season[position] = gamma * (isAdditive ? value - level : value / level) + (1 - gamma) * own
  }
  const turned = (values.length - start.from) % period
  const ahead = gamma === false ? [] : [...season.subarray(turned), ...season.subarray(0, turned)]
  return { sse, fitted, level, trend, season: ahead }
}
