import { holm } from '@huixiang/cx-stats/family-wise-error.ts'
import { linearRegression } from '@huixiang/cx-stats/linear-regression.ts'
import type { IndicatorKey } from './indicators.ts'

/** Satisfaction and the indicators of one day; what too few told that day is null. */
export interface Day {
  readonly day: string
  readonly satisfaction: number | null
  readonly indicators: Readonly<Partial<Record<IndicatorKey, number | null>>>
}

/** What must be kept in mind when the result is read. */
export const caveats = [
  'association',
  'few_days',
  'left_out',
  'entangled',
  'carried_over',
  'days_alike',
] as const
export type Caveat = (typeof caveats)[number]

/** What goes with satisfaction, all other regressors and the drift of time held. */
export interface Driver {
  readonly indicator: IndicatorKey
  /** Of satisfaction per unit of the indicator, with its interval. */
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  /** In standard deviations of satisfaction per standard deviation of the indicator. */
  readonly standardised: number | null
  /** Adjusted for having asked so many at once (Holm). */
  readonly p: number | null
  readonly inflation: number
}

/** A regression of daily satisfaction, or how many days it lacks. */
export type Drivers =
  | { readonly state: 'tooFew'; readonly days: number; readonly needed: number }
  | {
      readonly state: 'found'
      readonly days: number
      /** Share of the differences between days that all regressors tell together, adjusted for their number. */
      readonly explained: number | null
      readonly drivers: readonly Driver[]
      /** Indicators that were not told on enough days, repeat others, or came after the most that so many days bear. */
      readonly leftOut: readonly IndicatorKey[]
      readonly caveats: readonly Caveat[]
    }

/** Fewer days say nothing of a handful of regressors. */
export const fewestDays = 30
const comfortableDays = 60
/** Days per regressor below which weights follow chance (Harrell, Regression Modeling Strategies, 2015, § 4.4). */
const daysPerRegressor = 10
/** An indicator that misses more days is left out, so that it does not take the days away from the others. */
const leastCoverage = 0.8
const entangledFrom = 5
/** The drift of time, which would make all that grows go with all else that grows. */
const drift = 'drift'

const isTold = (value: number | null | undefined): value is number => value !== null && value !== undefined

const daysTold = (days: readonly Day[], key: IndicatorKey): number =>
  days.filter(({ indicators }) => isTold(indicators[key])).length

/** The indicators that are told on most days, the most told first, and no more than so many days bear. */
function regressorsOf(days: readonly Day[], asked: readonly IndicatorKey[]): IndicatorKey[] {
  const most = Math.max(1, Math.floor(days.length / daysPerRegressor) - 1)
  return asked
    .map((key) => ({ key, told: daysTold(days, key) }))
    .filter(({ told }) => told >= Math.max(fewestDays, leastCoverage * days.length))
    .sort((one, other) => other.told - one.told)
    .slice(0, most)
    .map(({ key }) => key)
}

/** Durbin and Watson's statistic of what is left, day after day: 2 where one day tells nothing of the next. Biometrika 37 (1950) 409. */
function durbinWatson(rests: readonly number[]): number | null {
  const squares = rests.reduce((sum, rest) => sum + rest * rest, 0)
  if (squares === 0) return null
  const steps = rests.slice(1).reduce((sum, rest, i) => sum + (rest - (rests[i] as number)) ** 2, 0)
  return steps / squares
}

type Fit = ReturnType<typeof linearRegression>

function restsOf({ intercept, coefficients }: Fit, { y, x }: { y: number[]; x: Record<string, number[]> }) {
  return y.map((value, i) =>
    coefficients.reduce(
      (rest, one) => rest - one.value * (x[one.name]?.[i] as number),
      value - (intercept ?? 0),
    ),
  )
}

/**
 * Least squares of daily satisfaction on daily indicators and the drift of time, with errors that hold when days differ in spread (HC3). It says
 * what goes together, not what causes what; `asked` are the indicators in question, of which those told on too few days are left out.
 */
export function driversOf(all: readonly Day[], asked: readonly IndicatorKey[]): Drivers {
  const rated = all.filter(({ satisfaction }) => satisfaction !== null)
  const kept = regressorsOf(rated, asked)
  const days = rated.filter(({ indicators }) => kept.every((key) => isTold(indicators[key])))
  if (kept.length === 0) {
    const told = asked.map((key) => daysTold(rated, key))
    return { state: 'tooFew', days: Math.max(0, ...told), needed: fewestDays }
  }
  if (days.length < fewestDays) return { state: 'tooFew', days: days.length, needed: fewestDays }
  const y = days.map(({ satisfaction }) => satisfaction as number)
  const x: Record<string, number[]> = Object.fromEntries(
    kept.map((key) => [key, days.map(({ indicators }) => indicators[key] as number)]),
  )
  x[drift] = days.map(({ day }) => Date.parse(day) / 86_400_000)
  const fit = linearRegression({ y, x })
  const found = fit.coefficients.filter(({ name }) => name !== drift)
  const adjusted = holm(found.map(({ p }) => p ?? 1))
  const drivers = found.map(({ name, value, low, high, standardised, p, inflation }, i) => ({
    ...{ indicator: name as IndicatorKey, value, low, high, standardised, inflation },
    p: p === null ? null : (adjusted[i] as number),
  }))
  const leftOut = asked.filter((key) => !drivers.some(({ indicator }) => indicator === key))
  const carried = durbinWatson(restsOf(fit, { y, x }))
  const heeded: readonly (readonly [Caveat, boolean])[] = [
    ['association', true],
    ['few_days', days.length < comfortableDays],
    ['left_out', leftOut.length > 0],
    ['entangled', drivers.some(({ inflation }) => inflation > entangledFrom)],
    ['carried_over', carried !== null && (carried < 1.5 || carried > 2.5)],
    ['days_alike', fit.value === null],
  ]
  return {
    ...{ state: 'found', days: days.length, explained: fit.adjusted, leftOut },
    drivers: drivers.toSorted(
      (one, other) => Math.abs(other.standardised ?? 0) - Math.abs(one.standardised ?? 0),
    ),
    caveats: heeded.filter(([, holds]) => holds).map(([caveat]) => caveat),
  }
}
