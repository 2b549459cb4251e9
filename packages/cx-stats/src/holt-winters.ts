import { boxMinimum } from './box-minimum.ts'
import { smooth, type Weights } from './holt-winters-pass.ts'
import { type HoltWintersShape, holtWintersStart } from './holt-winters-start.ts'
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

/**
 * Holt–Winters smoothing with start values as R's HoltWinters has them: level and trend from a line through the moving averages of the first two
 * periods, seasons from what lies around them. Missing weights are those of least squared error, sought from 0.3, 0.1, 0.1 as R does; where a coarse
 * grid over all weights knows a better place than where that ends, from there (`near` spares that second look).
 * InputError for less than two periods, or a 0 among multiplicative values.
 * Sources: Holt 1957; Winters, Management Science 6 (1960) 324.
 */
export function holtWinters(
  values: readonly number[],
  shape: HoltWintersShape,
  { search = 'wide', ...smoothing }: Smoothing & { readonly search?: 'wide' | 'near' } = {},
): HoltWinters {
  const hasSeason = smoothing.gamma !== false
  if (hasSeason && shape.seasonal === 'multiplicative' && values.includes(0))
    throw new InputError('inconsistent', {
      argument: 'values',
      zero: values.indexOf(0),
      seasonal: shape.seasonal,
    })
  const start = holtWintersStart(values, shape, { hasTrend: smoothing.beta !== false, hasSeason })
  const smoothed = {
    ...{ shape, start },
    values: Float64Array.from(values),
    season: Float64Array.from(start.season),
  }
  const weights = chosen(smoothing, (asked) => smooth(smoothed, asked).sse, search)
  const fitted = new Float64Array(values.length - start.from)
  const { season, ...end } = smooth(smoothed, weights, fitted)
  const turned = season.length === 0 ? 0 : (values.length - start.from) % season.length
  const ahead = [...season.subarray(turned), ...season.subarray(0, turned)]
  return { ...shape, ...weights, ...end, from: start.from, fitted: Array.from(fitted), season: ahead }
}

const first = { alpha: 0.3, beta: 0.1, gamma: 0.1 }
const coarse = [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 1]
// What is told apart from another place where the search may as well have ended.
const clearlyLess = 1e-6

function chosen(smoothing: Smoothing, loss: (weights: Weights) => number, search: 'wide' | 'near'): Weights {
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
  const near =
    names.length === 1
      ? [lineMinimum((x) => lossAt([x]))]
      : boxMinimum(
          lossAt,
          names.map((name) => first[name]),
        )
  if (search === 'near') return weightsAt(near)
  const bound = lossAt(near) * (1 - clearlyLess)
  const ground = leastOf(gridOf(names.length), lossAt)
  if (lossAt(ground) >= bound) return weightsAt(near)
  return weightsAt(boxMinimum(lossAt, ground))
}

/** Every place of a coarse grid in the unit box. */
const gridOf = (size: number): readonly (readonly number[])[] =>
  size === 0 ? [[]] : gridOf(size - 1).flatMap((point) => coarse.map((x) => [...point, x]))

function leastOf(points: readonly (readonly number[])[], loss: (point: readonly number[]) => number) {
  const losses = points.map(loss)
  return points[losses.indexOf(Math.min(...losses))] as readonly number[]
}
