import { normalQuantile } from './distributions.ts'
import { groupedBy } from './grouping.ts'
import { heeded, robustDeviation, weightedMedian } from './robust.ts'
import { slowLine } from './slow-line.ts'

/** A value with what kind of day it belongs to; null values are expected, too. */
export type DayPoint = {
  /** Days since some day, whole or not. */
  readonly day: number
  readonly value: number | null
  /** How many answers stand behind it; each counts the same when left out. */
  readonly n?: number | undefined
  readonly kind: DayKind
  /** Part of the day, 0 when there is one value a day. */
  readonly slot: number
  /** Known to be out of the ordinary: expected, but not learnt from. */
  readonly isMarked: boolean
}
/** 0…6 Sunday to Saturday, a holiday, or a day off that is worked on. */
export type DayKind = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 'holiday' | 'workday'

/** What was expected at each point, and the band that a usual value stays in. */
export type Baseline = {
  readonly points: readonly { readonly expected: number; readonly low: number; readonly high: number }[]
  readonly effects: Readonly<Record<string, number>>
  /** Standard deviation of a usual value of the middle n. */
  readonly deviation: number
  readonly n: number
}

const rounds = 5

/**
 * Weekday × holiday × trend, and parts of the day for workdays and days off: medians of what is left, again and again, around a slow line through
 * the days; what lies far out is not heeded. A kind of day that was never seen is taken as its likeness: a holiday as a Sunday, a worked day off as
 * the workdays. Null when no unmarked point has a value.
 * Sources: Tukey, Exploratory Data Analysis (1977), chapters 10–11 (median polish); Cleveland 1979.
 */
export function baselineOf(
  points: readonly DayPoint[],
  { confidence }: { readonly confidence: number },
): Baseline | null {
  const taught = points.filter((point) => point.value !== null && !point.isMarked) as (DayPoint & {
    value: number
  })[]
  const n = taught.length
  if (n === 0) return null
  const weights = weightsOf(taught)
  const kinds = new Map<string, number>()
  const slots = new Map<string, number>()
  const effectOf = (point: DayPoint) => kindEffect(kinds, point.kind) + (slots.get(slotOf(point)) ?? 0)
  const rounding = roundingOf(taught.map(({ value }) => value))
  let trust = taught.map(() => 1)
  let trend = (_day: number) => 0
  let errors: number[] = []
  for (let round = 0; round < rounds; round++) {
    const trusted = weights.map((weight, i) => weight * (trust[i] as number))
    trend = slowLine(
      taught.map(({ day }) => day),
      taught.map((point) => point.value - effectOf(point)),
      trusted,
    )
    const left = (point: DayPoint & { value: number }) => point.value - trend(point.day)
    learn(
      kinds,
      taught.map((point) => [String(point.kind), left(point) - (slots.get(slotOf(point)) ?? 0)]),
      trusted,
    )
    learn(
      slots,
      taught.map((point) => [slotOf(point), left(point) - kindEffect(kinds, point.kind)]),
      trusted,
    )
    errors = taught.map((point) => point.value - trend(point.day) - effectOf(point))
    // What rounding leaves of nothing is no error.
    const deviation = Math.max(robustDeviation(errors) ?? 0, rounding)
    trust = errors.map((error) => heeded(error, deviation))
  }
  const spread = spreadOf(taught, errors, kinds.size + slots.size)
  const z = normalQuantile((1 + confidence) / 2)
  return {
    points: points.map((point) => {
      const expected = trend(point.day) + effectOf(point)
      const half = z * spread.at(point.n)
      return { expected, low: expected - half, high: expected + half }
    }),
    effects: Object.fromEntries(kinds),
    deviation: spread.at(undefined) <= rounding ? 0 : spread.at(undefined),
    n,
  }
}

/** Differences up to this are what computing leaves of nothing. */
function roundingOf(values: readonly number[]): number {
  const middle =
    weightedMedian(
      values,
      values.map(() => 1),
    ) ?? 0
  const [spread, size] = values.reduce(
    ([away, large], value) => [Math.max(away, Math.abs(value - middle)), Math.max(large, Math.abs(value))],
    [0, 0],
  )
  return Math.max(1e-9 * spread, 1e-12 * size)
}

const slotOf = ({ kind, slot }: DayPoint): string => `${isFree(kind) ? 'free' : 'work'} ${slot}`
const isFree = (kind: DayKind): boolean => kind === 'holiday' || kind === 0 || kind === 6

function kindEffect(kinds: ReadonlyMap<string, number>, kind: DayKind): number {
  const own = kinds.get(String(kind))
  if (own !== undefined) return own
  if (kind === 'holiday') return kinds.get('0') ?? 0
  if (kind !== 'workday') return 0
  const workdays = ['1', '2', '3', '4', '5'].flatMap((day) => kinds.get(day) ?? [])
  return workdays.length === 0 ? 0 : workdays.reduce((sum, one) => sum + one, 0) / workdays.length
}

/** Answers behind a value make it count more, up to four times the middle one. */
function weightsOf(points: readonly DayPoint[]): number[] {
  const middle = middleN(points)
  return points.map(({ n }) =>
    n === undefined || middle === 0 ? 1 : Math.min(4, Math.max(0.05, n / middle)),
  )
}

function middleN(points: readonly DayPoint[]): number {
  const known = points.flatMap(({ n }) => n ?? [])
  return (
    weightedMedian(
      known,
      known.map(() => 1),
    ) ?? 0
  )
}

/** Sets each name's effect to the weighted median of its values, and takes their common mean out. */
function learn(
  effects: Map<string, number>,
  named: readonly (readonly [string, number])[],
  weights: readonly number[],
): void {
  const groups = groupedBy(
    named.map(([name, value], i) => ({ name, value, weight: weights[i] as number })),
    ({ name }) => name,
  )
  let [sum, all] = [0, 0]
  for (const [name, own] of groups) {
    const effect =
      weightedMedian(
        own.map(({ value }) => value),
        own.map(({ weight }) => weight),
      ) ??
      effects.get(name) ??
      0
    effects.set(name, effect)
    const weight = own.reduce((total, one) => total + one.weight, 0)
    sum += effect * weight
    all += weight
  }
  if (all > 0) for (const [name, effect] of effects) effects.set(name, effect - sum / all)
}

/**
 * How a usual value spreads: a part that it always has, and a part that n averages out, told apart by the errors of the half with few and the half
 * with many answers.
 */
function spreadOf(
  points: readonly DayPoint[],
  errors: readonly number[],
  parameters: number,
): { at(n: number | undefined): number } {
  const n = errors.length
  const spent = Math.sqrt(n / Math.max(1, n - Math.min(parameters, n / 2)))
  const whole = (robustDeviation(errors) ?? 0) * spent
  const middle = middleN(points)
  const few = errors.filter((_, i) => (points[i]?.n ?? 0) > 0 && (points[i]?.n as number) <= middle)
  const many = errors.filter((_, i) => (points[i]?.n ?? 0) > middle)
  if (middle === 0 || few.length < 8 || many.length < 8) return { at: () => whole }
  const inverse = (wanted: (n: number) => boolean) => {
    const own = points.flatMap(({ n: size }) =>
      size !== undefined && size > 0 && wanted(size) ? 1 / size : [],
    )
    return own.reduce((sum, one) => sum + one, 0) / own.length
  }
  const [ofFew, ofMany] = [
    ((robustDeviation(few) ?? 0) * spent) ** 2,
    ((robustDeviation(many) ?? 0) * spent) ** 2,
  ]
  const [fewInverse, manyInverse] = [inverse((size) => size <= middle), inverse((size) => size > middle)]
  const sampling = fewInverse === manyInverse ? 0 : Math.max(0, (ofFew - ofMany) / (fewInverse - manyInverse))
  const own = Math.max(0, ofMany - sampling * manyInverse)
  return { at: (size) => (size === undefined ? whole : Math.sqrt(own + sampling / Math.max(size, 0.5))) }
}
