import type { Chance } from './random.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000
const chinaMs = 8 * hourMs

/** Days of the plan, counted from its start, on which something larger happens. */
export const festival = { first: 37, last: 40 } as const
export const milkEvent = { first: 71, last: 73 } as const
export const improvementDay = 60
export const appUpdateDay = 85

// Sunday first: shops are fuller at the weekend, but people write from their desks.
const ofWeekday = [0.68, 1.08, 1.12, 1.06, 1.02, 1.08, 0.74] as const

/** How much is written on a day, compared with an ordinary one. `start` is midnight in China of day 0. */
export function volumeOf(start: number, day: number): number {
  const weekday = new Date(start + day * dayMs + chinaMs).getUTCDay()
  const wave = 1 + 0.08 * Math.sin(day / 9)
  const inFestival = day >= festival.first && day <= festival.last
  const afterwards = day > festival.last && day <= festival.last + 4
  return (ofWeekday[weekday] as number) * wave * (inFestival ? 2.1 : afterwards ? 1.45 : 1)
}

/** Share of voices by hour of the day. */
const hours = [0, 0, 0, 0, 0, 0, 1, 3, 6, 9, 11, 9, 7, 6, 7, 8, 7, 7, 8, 9, 8, 6, 3, 1] as const

/** Moments of a day, in milliseconds after midnight, around which its voices come in, the earliest first. */
export function wavesOf(chance: Chance, count: number): number[] {
  const waves = Array.from({ length: count }, () => {
    const hour = chance.weighed(hours.map((weight, hour) => [hour, weight] as const))
    return hour * hourMs + chance.whole(0, 59) * 60_000 + chance.whole(0, 59) * 1000
  })
  return waves.toSorted((one, other) => one - other)
}
