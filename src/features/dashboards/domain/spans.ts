import type { Stretch } from './answers.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Where spans of time end that people speak of. */
const ends = [15 * minute, hour, 2 * hour, 4 * hour, 8 * hour, day, 2 * day, 3 * day, 7 * day] as const

/** A span of time; without an end everything longer. In milliseconds. */
export interface Span {
  readonly from: number
  readonly to: number | null
}

/** Fine stretches of time put together into the spans that people speak of; each counts where its middle lies. */
export function inSpans(stretches: readonly Stretch[]): Stretch[] {
  const spans = [...ends, null].map((to, index) => ({ from: ends[index - 1] ?? 0, to }))
  return spans.map(({ from, to }) => {
    const inside = stretches.filter((one) => {
      const middle = (one.from + (one.to ?? one.from)) / 2
      return middle >= from && (to === null || middle < to)
    })
    return { from, to, n: inside.reduce((sum, one) => sum + one.n, 0) }
  })
}

/** A span as the key of a row, and back; null for any other key. */
export const spanKey = ({ from, to }: Span): string => `${from}…${to ?? ''}`
export function spanIn(key: string): Span | null {
  const found = /^(\d+)…(\d*)$/.exec(key)
  return found === null ? null : { from: Number(found[1]), to: found[2] ? Number(found[2]) : null }
}

/** A length of time in the largest unit that leaves no rest. */
export function lengthIn(milliseconds: number): {
  readonly count: number
  readonly unit: 'minutes' | 'hours' | 'days'
} {
  if (milliseconds % day === 0) return { count: milliseconds / day, unit: 'days' }
  if (milliseconds % hour === 0) return { count: milliseconds / hour, unit: 'hours' }
  return { count: Math.round(milliseconds / minute), unit: 'minutes' }
}
