import { type DaySeries, type Recipe, summed, sumsOver, told, wholeOf } from './measured.ts'
import type { Frame, Usual } from './usual.ts'

export const z95 = 1.959963984540054

/** The days that are judged: `until` is left out. */
export interface Window {
  readonly from: number
  readonly until: number
}

/** What a figure is held against: a goal, or the past of each of its parts, null where that says too little. */
export type Against = { readonly goal: number } | { readonly usual: readonly (Usual | null)[] }

/** A count or a mean, with what it is held against: its own past, or a goal. */
interface Given {
  readonly series: DaySeries
  readonly recipe: Recipe
  readonly frame: Frame
  readonly against: Usual | { readonly goal: number }
}

/** What some days say and what was to be expected of them. Counts are a day's. */
export interface Prediction {
  readonly value: number
  readonly expected: number
  readonly n: number
  /** How many standard errors the value lies from what was expected. */
  readonly z: number
  /** What lies so many standard errors from what was expected. */
  at(z: number): number
}

/** Says what was to be expected of some days, and how far what came is from it; null where nothing came to be averaged. */
export function predict(given: Given, window: Window): Prediction | null {
  return given.recipe.form === 'count' ? predictCount(given, window) : predictMean(given, window)
}

/** The root of a count strays by one half, however large the count is; 3/8 makes it so for small ones (Anscombe 1948). */
const rooted = (count: number) => 2 * Math.sqrt(count + 0.375)
const unrooted = (root: number) => Math.max(0, (Math.max(0, root) / 2) ** 2 - 0.375)

function predictCount({ series, frame, against }: Given, { from, until }: Window): Prediction {
  const days = until - from
  const observed = sumsOver(series, from, until).n
  let expected = 0
  let own = 0
  for (let day = from; day < until; day++) {
    const type = frame.types[day] as number
    const usual =
      'goal' in against ? against.goal : (against.by[type] as number) * (frame.factors[day] as number)
    expected += usual
    if (!('goal' in against)) own += usual / (against.behind[type] as number)
  }
  const spread = 'goal' in against ? 1 : against.spread * (1 + (expected > 0 ? own / expected : 0))
  const error = Math.sqrt(spread)
  return {
    value: observed / days,
    expected: expected / days,
    n: Math.round(Math.max(observed, expected)),
    z: (rooted(observed) - rooted(expected)) / error,
    at: (z) => unrooted(rooted(expected) + z * error) / days,
  }
}

function predictMean({ series, recipe, frame, against }: Given, { from, until }: Window): Prediction | null {
  const { n, sum, squares } = sumsOver(series, from, until)
  if (n === 0) return null
  const mean = sum / n
  const { expected, error } =
    'goal' in against
      ? wanted(summed(against.goal, recipe), recipe, { n, variance: squares / n - mean * mean })
      : usually(against, { series, window: { from, until }, n }, { frame, recipe })
  const [lowest, highest] = recipe.range
  const within = (bound: number) => Math.min(Math.max(bound, lowest), highest)
  return {
    value: told(mean, recipe),
    expected: told(expected, recipe),
    n,
    z: (mean - expected) / error,
    at: (z) => told(within(expected + z * error), recipe),
  }
}

function wanted(goal: number, recipe: Recipe, { n, variance }: { n: number; variance: number }) {
  const whole = wholeOf(recipe)
  const least = (whole * whole * 0.5) / (n + 1)
  const own = recipe.unit === 'share' ? goal * (1 - goal) : variance
  return { expected: goal, error: Math.sqrt(Math.max(own, least) / n) }
}

function usually(
  usual: Usual,
  { series, window, n }: { series: DaySeries; window: Window; n: number },
  { frame, recipe }: { frame: Frame; recipe: Recipe },
) {
  let expected = 0
  for (let day = window.from; day < window.until; day++) {
    const [by, factor] = [usual.by[frame.types[day] as number] as number, frame.factors[day] as number]
    expected += (series.n[day] as number) * (recipe.log ? by + Math.log(factor) : by * factor)
  }
  return {
    expected: expected / n,
    error: Math.sqrt(usual.spread * usual.variance * (1 / n + 1 / usual.n)),
  }
}
