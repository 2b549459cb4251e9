import { InputError } from './input-error.ts'

/** How long a season is, and whether it is added or multiplied. */
export type HoltWintersShape = { readonly period: number; readonly seasonal: 'additive' | 'multiplicative' }

/** Where smoothing begins: before the value at `from`. */
export type HoltWintersStart = {
  readonly from: number
  readonly level: number
  readonly trend: number
  readonly season: readonly number[]
}

/** Start values by simple decomposition of the first two periods; without a season, by the first two values. */
export function holtWintersStart(
  values: readonly number[],
  { period, seasonal }: HoltWintersShape,
  { hasTrend, hasSeason }: { readonly hasTrend: boolean; readonly hasSeason: boolean },
): HoltWintersStart {
  const needed = hasSeason ? 2 * period : 2 + (hasTrend ? 1 : 0)
  if (values.length < needed)
    throw new InputError('inconsistent', { argument: 'values', n: values.length, atLeast: needed })
  const [one, two] = [values[0] as number, values[1] as number]
  if (!hasSeason)
    return hasTrend
      ? { from: 2, level: two, trend: two - one, season: [] }
      : { from: 1, level: one, trend: 0, season: [] }
  const averages = movingAverages(values.slice(0, 2 * period), period)
  const { level, slope } = lineThrough(averages.filter((average) => average !== null))
  const season = seasonsAround(values, averages, { period, seasonal })
  return { from: period, level, trend: hasTrend ? slope : 0, season }
}

/** Means over one period centred at each place, its ends halved where the period is even; null where they would reach beyond the values. */
function movingAverages(values: readonly number[], period: number): (number | null)[] {
  const half = Math.floor(period / 2)
  const atEnds = period % 2 === 0 ? 0.5 : 1
  return values.map((_, i) => {
    if (i < half || i + half >= values.length) return null
    let sum = (values[i - half] as number) * (half === 0 ? 1 : atEnds)
    for (let k = i - half + 1; k < i + half; k++) sum += values[k] as number
    return half === 0 ? sum : (sum + (values[i + half] as number) * atEnds) / period
  })
}

function lineThrough(values: readonly number[]): { level: number; slope: number } {
  const n = values.length
  const [middle, mean] = [(n + 1) / 2, values.reduce((sum, value) => sum + value, 0) / n]
  let [across, along] = [0, 0]
  values.forEach((value, i) => {
    across += (i + 1 - middle) * (value - mean)
    along += (i + 1 - middle) ** 2
  })
  const slope = along === 0 ? 0 : across / along
  return { level: mean - slope * middle, slope }
}

function seasonsAround(
  values: readonly number[],
  averages: readonly (number | null)[],
  { period, seasonal }: HoltWintersShape,
): number[] {
  const isAdditive = seasonal === 'additive'
  const around = averages.map((average, i) =>
    average === null ? null : isAdditive ? (values[i] as number) - average : (values[i] as number) / average,
  )
  const raw = Array.from({ length: period }, (_, position) => {
    const own = [around[position], around[position + period]].filter((one) => typeof one === 'number')
    return own.reduce((sum, one) => sum + one, 0) / own.length
  })
  const mean = raw.reduce((sum, one) => sum + one, 0) / period
  return raw.map((one) => (isAdditive ? one - mean : one / mean))
}
