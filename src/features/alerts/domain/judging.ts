import { normalPValue } from '@huixiang/cx-stats/distributions.ts'
import { deviationOf } from './colours.ts'
import { type DaySeries, type Recipe, summed, sumsOver, told, wholeOf } from './measured.ts'
import type { Frame, Usual } from './usual.ts'

/** A value beside what was to be expected. Counts are a day's; `p` is null where nothing can be tested. */
export interface Judgement {
  readonly value: number
  readonly expected: number
  readonly low: number
  readonly high: number
  readonly n: number
  readonly deviation: number
  /** Against the whole scale, because the baseline is near zero. */
  readonly absolute: boolean
  readonly p: number
}

/** The days that are judged: `until` is left out. */
export interface Window {
  readonly from: number
  readonly until: number
}

interface Judged {
  readonly series: DaySeries
  readonly recipe: Recipe
  readonly frame: Frame
  /** What it is held against: its own past, or a goal. */
  readonly against: Usual | { readonly goal: number }
}

const z95 = 1.959963984540054

/** Holds some days of a series against what is usual or wanted; null where there is nothing to judge. */
export function judge(judged: Judged, window: Window): Judgement | null {
  return judged.recipe.form === 'count' ? judgeCount(judged, window) : judgeMean(judged, window)
}

/** The root of a count strays by one half, however large the count is; 3/8 makes it so for small ones (Anscombe 1948). */
const rooted = (count: number) => 2 * Math.sqrt(count + 0.375)
const unrooted = (root: number) => Math.max(0, (Math.max(0, root) / 2) ** 2 - 0.375)

function judgeCount({ series, recipe, frame, against }: Judged, { from, until }: Window): Judgement | null {
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
  const z = (rooted(observed) - rooted(expected)) / error
  const scaled = { value: observed / days, expected: expected / days }
  return {
    ...scaled,
    low: unrooted(rooted(expected) - z95 * error) / days,
    high: unrooted(rooted(expected) + z95 * error) / days,
    n: Math.round(Math.max(observed, expected)),
    ...deviationOf(
      recipe.silent && observed > 0 ? scaled.expected : scaled.value,
      scaled.expected,
      recipe.scale,
    ),
    p: recipe.each && observed > 0 ? 0 : normalPValue(z),
  }
}

function judgeMean({ series, recipe, frame, against }: Judged, { from, until }: Window): Judgement | null {
  const { n, sum, squares } = sumsOver(series, from, until)
  if (n === 0) return null
  const mean = sum / n
  const { expected, error } =
    'goal' in against
      ? wanted(summed(against.goal, recipe), recipe, { n, variance: squares / n - mean * mean })
      : usually(against, { series, window: { from, until }, n }, { frame, recipe })
  const [lowest, highest] = recipe.range
  const within = (bound: number) => Math.min(Math.max(bound, lowest), highest)
  const [value, usual] = [told(mean, recipe), told(expected, recipe)]
  return {
    value,
    expected: usual,
    low: told(within(expected - z95 * error), recipe),
    high: told(within(expected + z95 * error), recipe),
    n,
    ...deviationOf(value, usual, recipe.scale),
    p: normalPValue((mean - expected) / error),
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
