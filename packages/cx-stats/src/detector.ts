import { levelOf, type Past, seasonOf } from './expectation.ts'
import { type Impression, type Watcher, watcherBy } from './watcher.ts'

/** A value and when it was, in milliseconds. */
export type TimedValue = { readonly time: number; readonly value: number }

/** Something unusual, as known the moment it came. */
export type Detection = TimedValue & {
  /** Its place among the points, from 0. */
  readonly index: number
  readonly expected: number
  /** −log₁₀ of the chance that so large an error comes of itself. */
  readonly score: number
  readonly colour: 'yellow' | 'orange' | 'red'
}

const day = 86_400_000
const periods = [day, 7 * day]
const rare = 1e-4
const quietPoints = 48
const firstPoints = 100
const betterBy = 0.8

/**
 * What is unusual in a series, causally: each point is judged by those before it alone, so that the alerts of a beginning are those of the whole.
 * Expected is the level of late, or what the same time of day or of week lets expect when that has been clearly better. Unusual is what has, by the
 * series' own errors so far, a chance below 0.01 %: a single error or errors that add up. One alert for one cause: silence follows until 48 points
 * have been usual. Nothing is said of the first hundred points. Values that are never negative are judged by their square roots, which evens out the
 * spread of counts. Times must not fall.
 * Sources: Siffer and others, KDD 2017, 1067 (tails of streams); Lavin and Ahmad, ICMLA 2015 (what a detector is asked for).
 */
export function detect(points: readonly TimedValue[]): Detection[] {
  const past: Past = { times: [], values: [] }
  const watchers = [levelOf(past), ...periods.map((period) => seasonOf(past, period))].map(watcherBy)
  const isCount = points.slice(0, firstPoints).every(({ value }) => value >= 0)
  const scaled = (value: number) => (isCount ? Math.sign(value) * Math.sqrt(Math.abs(value)) : value)
  const plain = (value: number) => (isCount ? Math.sign(value) * value ** 2 : value)
  const found: Detection[] = []
  let quietUntil = 0
  points.forEach(({ time, value }, index) => {
    const own = scaled(value)
    const impressions = watchers.map((watcher) => watcher.look(own, time))
    const impression = impressions[bestOf(watchers, impressions)]
    if (impression != null && impression.chance < rare && index >= firstPoints) {
      const { chance, expected } = impression
      if (index >= quietUntil)
        found.push({ time, value, index, expected: plain(expected), ...graded(chance) })
      quietUntil = index + quietPoints
    }
    for (const one of impressions) one?.learn()
    past.times.push(time)
    past.values.push(own)
  })
  return found
}

/** The plain level unless a season has been clearly better. */
function bestOf(watchers: readonly Watcher[], impressions: readonly (Impression | null)[]): number {
  return watchers.reduce((best, watcher, i) => {
    const isBetter = watcher.error() < betterBy * (watchers[best] as Watcher).error()
    return i > 0 && impressions[i] !== null && isBetter ? i : best
  }, 0)
}

// Further out than this the tail is guessed, not known.
const surest = 12

function graded(chance: number): Pick<Detection, 'score' | 'colour'> {
  const score = Math.min(surest, -Math.log10(Math.max(chance, 1e-300)))
  return { score, colour: score >= 6 ? 'red' : score >= 5 ? 'orange' : 'yellow' }
}
