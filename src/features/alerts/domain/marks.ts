import type { MarkEffect } from './codes.ts'
import type { KindOfDay } from './kinds-of-day.ts'
import type { Frame } from './usual.ts'

/** A stretch of days that are not usual; days since 1970-01-01, both included. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly effect: MarkEffect
  /** What is to be expected, as a multiple of what is usual. */
  readonly factor: number
}

/** Some days, the first of them since 1970-01-01, and what kind each is. */
export interface Days {
  readonly first: number
  readonly days: number
  readonly kindOfDay: KindOfDay
}

/** Days with what marks make of them. A day that is marked as more than a note is no example of what is usual. */
export function frameOf({ first, days, kindOfDay }: Days, marks: readonly Mark[]): Frame {
  const types = Uint8Array.from({ length: days }, (_, index) => kindOfDay(first + index))
  const marked = new Uint8Array(days)
  const muted = new Uint8Array(days)
  const factors = new Float64Array(days).fill(1)
  for (const { from, to, effect, factor } of marks) {
    if (effect === 'note') continue
    for (let day = Math.max(from, first); day <= Math.min(to, first + days - 1); day++) {
      marked[day - first] = 1
      if (effect === 'mute') muted[day - first] = 1
      else factors[day - first] = (factors[day - first] as number) * factor
    }
  }
  return { types, marked, muted, factors }
}
