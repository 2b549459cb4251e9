/** A day of the week; Monday first, as ISO 8601 counts. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** The seven weekdays in ISO 8601 order. */
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/**
 * A stretch of working time in minutes after local midnight: `start` 0–1439, `end` 1–1440 (1440 is the midnight
 * that ends the day). An `end` before `start` crosses midnight and belongs whole to the day it starts on:
 * 22:00–06:00 is `{ start: 1320, end: 360 }`. A full day is `{ start: 0, end: 1440 }`.
 */
export interface WorkingWindow {
  readonly start: number
  readonly end: number
}

/** One dated departure from the weekly hours; it wins over public holidays and over the week. */
export interface CalendarException {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string
  readonly name?: string
  /** `'off'`, the weekday whose hours are worked, or the date's own windows. */
  readonly hours: 'off' | Weekday | readonly WorkingWindow[]
}

/** One date of a public-holiday notice: a day off, or a make-up working day 调休上班. */
export interface HolidayDate {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string
  readonly name: string
  readonly works: boolean
}

/** The public holidays of one year as one notice announced them. */
export interface HolidayYear {
  readonly year: number
  /** Where the facts come from: title and address of the notice. */
  readonly source: string
  readonly days: readonly HolidayDate[]
}

/** A business calendar as plain JSON data. Windows are wall-clock times of `timeZone`. */
export interface CalendarDefinition {
  readonly id: string
  /** IANA name, such as `Asia/Shanghai`. */
  readonly timeZone: string
  /** A weekday that is absent or empty is closed. */
  readonly weekly: Readonly<Partial<Record<Weekday, readonly WorkingWindow[]>>>
  readonly exceptions?: readonly CalendarException[]
  /** Present (even when empty) on a calendar that follows public holidays; see `uncoveredYears`. */
  readonly holidays?: readonly HolidayYear[]
  /** The weekday whose hours a make-up working day has; without it, the first open weekday from Monday on. */
  readonly makeUpLike?: Weekday
}

/** Minutes after midnight of `HH:MM`, `24:00` included; `undefined` for any other text. */
export function minutesOf(clockTime: string): number | undefined {
  const match = /^(\d\d):(\d\d)$/.exec(clockTime)
  if (!match) return undefined
  const hours = Number(match[1])
  const minutes = Number(match[2])
  return minutes < 60 && hours * 60 + minutes <= 1440 ? hours * 60 + minutes : undefined
}

/** `HH:MM` of minutes after midnight (0–1440). */
export function clockTimeOf(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}
