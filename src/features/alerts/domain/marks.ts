import type { MarkEffect } from './codes.ts'
import { dayTypeOf } from './kinds-of-day.ts'
import type { Frame } from './usual.ts'

/** A stretch of days that are not usual; days since 1970-01-01, both included. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly effect: MarkEffect
  /** What is to be expected, as a multiple of what is usual. */
  readonly factor: number
}

/** The days from `first` on, with what marks make of them. A marked day is no example of what is usual. */
export function frameOf(first: number, days: number, marks: readonly Mark[]): Frame {
  const types = Uint8Array.from({ length: days }, (_, index) => dayTypeOf(first + index))
  const marked = new Uint8Array(days)
  const muted = new Uint8Array(days)
  const factors = new Float64Array(days).fill(1)
  for (const { from, to, effect, factor } of marks) {
    for (let day = Math.max(from, first); day <= Math.min(to, first + days - 1); day++) {
      marked[day - first] = 1
      if (effect === 'mute') muted[day - first] = 1
      else factors[day - first] = (factors[day - first] as number) * factor
    }
  }
  return { types, marked, muted, factors }
}
