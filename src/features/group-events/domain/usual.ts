import { poissonTail } from '@huixiang/cx-stats/distributions.ts'

/** What was usual of a text before: `rate` voices in a window on average, never 0; `busiest` in the busiest one. */
export interface Usual {
  readonly rate: number
  readonly busiest: number
}

/** Texts are watched all day and there are many of them: so rarely may chance alone look like an event. */
const chance = 1e-6
/** However much there usually is of a text, an event is twice as much as ever before. */
const timesBusiest = 2

/**
 * The usual of a text of which so many voices came before, within so many windows. One more than was seen, in at least one window: a
 * house that is new knows nothing yet of what is usual, and says so by asking for more.
 */
export function usualFrom(before: { count: number; busiest: number; windows: number }): Usual {
  return { rate: (before.count + 1) / Math.max(1, before.windows), busiest: before.busiest }
}

/** The more usual of two. */
export const moreUsual = (one: Usual, other: Usual): Usual => ({
  rate: Math.max(one.rate, other.rate),
  busiest: Math.max(one.busiest, other.busiest),
})

/** How many voices in one window are more than usual: chance alone would bring them once in a million windows (Poisson). */
export function moreThanUsual({ rate, busiest }: Usual): number {
  let few = 0
  let enough = 1
  while (poissonTail(enough, rate) > chance) {
    few = enough
    enough *= 2
  }
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2)
    if (poissonTail(middle, rate) > chance) few = middle
    else enough = middle
  }
  return Math.max(enough, timesBusiest * busiest)
}
