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

/** Who listened for fewer windows than this knows nothing yet of what is usual. */
const leastWindows = 3

/**
 * The usual of a text of which so many voices came before, within so many windows: one more than was seen. Endless for a house that
 * opened the other day, so that its first voices, alike as they may be, are no events.
 */
export function usualFrom({
  count,
  busiest,
  windows,
}: {
  count: number
  busiest: number
  windows: number
}): Usual {
  return { rate: windows < leastWindows ? Number.POSITIVE_INFINITY : (count + 1) / windows, busiest }
}

/** A voice of before, and the window it fell into, in one number: so many voices are told apart that two hardly ever look the same. */
export const markOf = (voice: { id: string; time: number }, window: number): number => {
  let mixed = 0x811c9dc5
  for (let i = 0; i < voice.id.length; i++) mixed = Math.imul(mixed ^ voice.id.charCodeAt(i), 0x01000193)
  const place = Math.floor(voice.time / window) & (marksOfWindows - 1)
  return (place << marksOfVoices) | ((mixed ^ (mixed >>> 15)) & ((1 << marksOfVoices) - 1))
}
// Together 31 bits, so that a mark is a number that PostgreSQL calls an integer; four weeks of days are told apart.
const marksOfVoices = 26
const marksOfWindows = 32

/** The usual of what several voices say alike: any voice of before that was alike with one of them counts, once. */
export function usualOf(
  voices: readonly { readonly before: readonly number[]; readonly windows: number }[],
): Usual {
  const all = new Set(voices.flatMap(({ before }) => before))
  const often = new Map<number, number>()
  for (const mark of all) {
    const place = mark >>> marksOfVoices
    often.set(place, (often.get(place) ?? 0) + 1)
  }
  const windows = Math.max(0, ...voices.map((voice) => voice.windows))
  return usualFrom({ count: all.size, busiest: Math.max(0, ...often.values()), windows })
}

/** The more usual of two. */
export const moreUsual = (one: Usual, other: Usual): Usual => ({
  rate: Math.max(one.rate, other.rate),
  busiest: Math.max(one.busiest, other.busiest),
})

/** How many voices in one window are more than usual: chance alone would bring them once in a million windows (Poisson). */
export function moreThanUsual({ rate, busiest }: Usual): number {
  if (rate === Number.POSITIVE_INFINITY) return rate
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
