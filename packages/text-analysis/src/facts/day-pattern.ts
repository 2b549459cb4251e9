import { firstOf, type Local } from './local-time.ts'
import { numberOf } from './numerals.ts'

/** One way to name days: how it is written, and what it means at a local time. */
export type DayPattern = {
  /** Without one of these no such day is named: a cheap look before the pattern. */
  needs: readonly string[]
  pattern: RegExp
  read: (groups: readonly (string | undefined)[], at: Local) => readonly [from: Local, to: Local] | null
  confidence: number
}

/** Years as customers say them, from the one of the text. */
export const years: Readonly<Record<string, number>> = { 前年: -2, 去年: -1, 今年: 0, 本年: 0, 明年: 1 }
/** How many steps back or on: «上上周», «下个月». */
export const steps: Readonly<Record<string, number>> = {
  上上: -2,
  上: -1,
  这: 0,
  本: 0,
  当: 0,
  下: 1,
  下下: 2,
}

/** The number that is written, NaN for none. */
export const written = (text: string | undefined): number => numberOf(text ?? '') ?? Number.NaN

/** Whole months. */
export const months = (year: number, month: number, span = 1): readonly [from: Local, to: Local] => [
  firstOf(year, month),
  firstOf(year, month + span),
]
