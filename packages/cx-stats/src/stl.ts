import { InputError } from './input-error.ts'
import { type LocalFit, localLine, localValue } from './local-line.ts'
import { partialOrder } from './partial-order.ts'

/** `seasonalWindow`: how many periods a season may look at (odd, 7 or more is usual), or `periodic`: every period has the same. */
export type StlOptions = {
  readonly period: number
  readonly seasonalWindow: number | 'periodic'
  readonly robust?: boolean | undefined
  readonly trendWindow?: number | undefined
}

/** What a series is made of: seasonal + trend + remainder; `trust` 0…1 is how much each value was heeded. */
export type Decomposition = {
  readonly seasonal: readonly number[]
  readonly trend: readonly number[]
  readonly remainder: readonly number[]
  readonly trust: readonly number[]
}

/**
 * Seasonal–trend decomposition by local lines, with the defaults of R's stl: inner rounds 2, or 1 in each of 16 outer rounds when robust; windows
 * and jumps as there. InputError for a period below 2 or no more than two periods of values.
 * Source: Cleveland, Cleveland, McRae and Terpenning, Journal of Official Statistics 6 (1990) 3.
 */
export function stl(values: readonly number[], options: StlOptions): Decomposition {
  const { period, robust = false } = options
  const n = values.length
  if (!Number.isInteger(period) || period < 2)
    throw new InputError('outOfRange', { argument: 'period', value: period, low: 2 })
  if (n <= 2 * period) throw new InputError('inconsistent', { argument: 'values', n, moreThan: 2 * period })
  const fits = fitsFor(n, options)
  let parts: Parts = { trend: new Float64Array(n), seasonal: new Float64Array(n) }
  let trust: Float64Array | null = null
  for (let round = 0; ; round++) {
    for (let inner = 0; inner < (robust ? 1 : 2); inner++)
      parts = refined(values, parts.trend, { period, fits, trust })
    if (round === (robust ? 15 : 0)) break
    trust = trusted(values.map((value, i) => Math.abs(value - at(parts.trend, i) - at(parts.seasonal, i))))
  }
  const seasonal = options.seasonalWindow === 'periodic' ? averaged(parts.seasonal, period) : parts.seasonal
  return {
    seasonal: [...seasonal],
    trend: [...parts.trend],
    remainder: values.map((value, i) => value - at(seasonal, i) - at(parts.trend, i)),
    trust: trust === null ? values.map(() => 1) : [...trust],
  }
}

type Parts = { readonly trend: Float64Array; readonly seasonal: Float64Array }
type Fits = { readonly season: LocalFit; readonly trend: LocalFit; readonly low: LocalFit }
type Round = { readonly period: number; readonly fits: Fits; readonly trust: Float64Array | null }

const at = (values: ArrayLike<number>, i: number): number => values[i] as number
const odd = (window: number): number => (window % 2 === 0 ? window + 1 : window)

function fitsFor(n: number, { period, seasonalWindow, trendWindow }: StlOptions): Fits {
  const asked = seasonalWindow === 'periodic' ? 10 * n + 1 : seasonalWindow
  const usual = odd(Math.ceil((1.5 * period) / (1 - 1.5 / asked)))
  const fit = (window: number, degree: 0 | 1): LocalFit => ({
    window: odd(Math.max(3, window)),
    degree,
    jump: Math.ceil(window / 10),
  })
  return { season: fit(asked, 0), trend: fit(trendWindow ?? usual, 1), low: fit(odd(period), 1) }
}

/** One inner round: seasons of the detrended values, without what is low in them, then the trend of what is left. */
function refined(values: readonly number[], trend: Float64Array, { period, fits, trust }: Round) {
  const detrended = values.map((value, i) => value - at(trend, i))
  const cycles = seasonsOf(detrended, { period, fits, trust })
  const low = localLine(movingMean(movingMean(movingMean(cycles, period), period), 3), fits.low)
  const seasonal = Float64Array.from(values, (_, i) => at(cycles, period + i) - at(low, i))
  return {
    seasonal,
    trend: localLine(
      values.map((value, i) => value - at(seasonal, i)),
      fits.trend,
      trust,
    ),
  }
}

/** Each position of the period smoothed over the periods, with one period more before and after. */
function seasonsOf(detrended: readonly number[], { period, fits, trust }: Round): Float64Array {
  const n = detrended.length
  const seasons = new Float64Array(n + 2 * period)
  for (let position = 0; position < period; position++) {
    const places = Array.from(
      { length: Math.floor((n - position - 1) / period) + 1 },
      (_, i) => position + i * period,
    )
    const own = places.map((place) => at(detrended, place))
    const ownTrust = trust === null ? null : places.map((place) => at(trust, place))
    const k = own.length
    const smoothed = localLine(own, fits.season, ownTrust)
    const neighbours = { values: own, trust: ownTrust, fit: fits.season }
    const before = localValue(neighbours, -1, { left: 0, right: Math.min(fits.season.window, k) - 1 })
    const after = localValue(neighbours, k, { left: Math.max(0, k - fits.season.window), right: k - 1 })
    seasons[position] = before ?? at(smoothed, 0)
    smoothed.forEach((one, i) => {
      seasons[position + (i + 1) * period] = one
    })
    seasons[position + (k + 1) * period] = after ?? at(smoothed, k - 1)
  }
  return seasons
}

function movingMean(values: Float64Array, length: number): Float64Array {
  const means = new Float64Array(values.length - length + 1)
  let sum = 0
  for (let i = 0; i < length; i++) sum += at(values, i)
  means[0] = sum / length
  for (let i = 1; i < means.length; i++) {
    sum += at(values, i + length - 1) - at(values, i - 1)
    means[i] = sum / length
  }
  return means
}

/** Bisquare weights: residuals beyond six medians are not heeded at all. */
function trusted(residuals: readonly number[]): Float64Array {
  const n = residuals.length
  const middle = Math.floor(n / 2)
  const [upper = 0, lower = 0] = partialOrder(Float64Array.from(residuals), [middle, n - middle - 1])
  const bound = 3 * (upper + lower)
  return Float64Array.from(residuals, (residual) => {
    if (residual <= 0.001 * bound) return 1
    return residual <= 0.999 * bound ? (1 - (residual / bound) ** 2) ** 2 : 0
  })
}

function averaged(seasonal: Float64Array, period: number): Float64Array {
  const sums = new Float64Array(period)
  const counts = new Float64Array(period)
  seasonal.forEach((one, i) => {
    sums[i % period] = at(sums, i % period) + one
    counts[i % period] = at(counts, i % period) + 1
  })
  return seasonal.map((_, i) => at(sums, i % period) / at(counts, i % period))
}
