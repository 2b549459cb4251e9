import { normalPValue } from '@huixiang/cx-stats/distributions.ts'
import type { Scale } from './colours.ts'
import { type DaySeries, type MadeRecipe, type Recipe, sumsOver, told } from './measured.ts'
import { type Against, type Prediction, predict, type Window, z95 } from './predicting.ts'
import type { Frame } from './usual.ts'

interface Made {
  /** Of each part, in their order. */
  readonly series: readonly DaySeries[]
  readonly recipe: MadeRecipe
  readonly frame: Frame
  readonly against: Against
}

/** A part's own value, when it is held against nothing but itself; null where nothing came. */
function itself(series: DaySeries, part: Recipe, { from, until }: Window): { goal: number } | null {
  const { n, sum } = sumsOver(series, from, until)
  if (part.form === 'count') return { goal: n / (until - from) }
  return n === 0 ? null : { goal: told(sum / n, part) }
}

/** What each part says; counts of all days together. Null of one that nothing is known of. */
export function predictParts(
  { series, recipe, frame, against }: Made,
  window: Window,
): (Prediction | null)[] {
  const days = window.until - window.from
  return recipe.parts.map((part, index) => {
    const own = series[index] as DaySeries
    const held = 'goal' in against ? itself(own, part, window) : (against.usual[index] ?? null)
    const found = held && predict({ series: own, recipe: part, frame, against: held }, window)
    if (found === null || part.form !== 'count') return found
    const { value, expected, at } = found
    return { ...found, value: value * days, expected: expected * days, at: (z) => at(z) * days }
  })
}

/** Beyond so many standard errors nothing is told apart any more. */
const furthest = 9
const halvings = 40

/** How many standard errors all parts have to stray at once, each in the direction that helps, until the figure gets from where it is expected to a value. */
function straysTo(value: number, centre: number, at: (z: number) => number | null): number {
  const side = value >= centre ? 1 : -1
  const isReached = (z: number) => {
    const found = at(side * z)
    // Where something is divided by nothing, the figure has grown beyond every value.
    return found === null || side * (found - value) >= 0
  }
  if (!isReached(furthest)) return furthest
  let [near, far] = [0, furthest]
  for (let step = 0; step < halvings; step++) {
    const middle = (near + far) / 2
    if (isReached(middle)) far = middle
    else near = middle
  }
  return far
}

/** What counts as near zero, and as all of the figure there: of its unit where that has ends, else of what was added and taken away. */
function scaleOf({ scale, unit, sizeOf }: MadeRecipe, expected: readonly (number | null)[]): Scale {
  if (unit === 'share' || unit === 'points' || unit === 'index') return scale
  const size = sizeOf(expected)
  return size > 0 ? { ...scale, nearZero: size / 10, whole: size } : scale
}

/**
 * A made metric beside what its parts were expected to come to, or beside a goal. That it strays so far is as likely, at the most, as that
 * one of its parts strays as far as all of them would have to stray at once: by Boole's inequality that holds however its parts
 * hang together, as long as each moves the figure one way (docs/decisions/0051). Of a single part it is that part's own test.
 */
export function reachOfMade(made: Made, window: Window) {
  const { recipe, against } = made
  const parts = predictParts(made, window)
  const expected = parts.map((part) => part?.expected ?? null)
  const value = recipe.make(parts.map((part) => part?.value ?? null))
  const centre = recipe.make(expected)
  if (value === null || centre === null) return null
  const ways = parts.map((part, index) => {
    const moved = (z: number) => (part && recipe.make(expected.with(index, part.at(z)))) ?? centre
    return Math.sign(moved(z95) - moved(-z95))
  })
  const at = (z: number) =>
    recipe.make(parts.map((part, index) => part?.at(z * (ways[index] as number)) ?? null))
  const [low, high] = [at(-z95), at(z95)]
  const moving = parts.filter((part, index): part is Prediction => part !== null && ways[index] !== 0)
  // Nothing is held against an expectation that may as well be nothing, or anything.
  if (low === null || high === null || moving.length === 0) return null
  const goal = 'goal' in against ? against.goal : null
  const strays = straysTo(goal ?? value, centre, at)
  const shift = goal === null ? 0 : goal - centre
  return {
    value,
    expected: centre + shift,
    low: low + shift,
    high: high + shift,
    n: Math.min(...moving.map(({ n }) => n)),
    p: Math.min(1, moving.length * normalPValue(strays)),
    scale: scaleOf(recipe, expected),
  }
}
