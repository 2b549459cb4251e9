import { WEEKDAYS, type Weekday } from './calendar-definition.ts'

/** Milliseconds of a 24-hour day. */
export const DAY_MS = 86_400_000

/** Days since 1970-01-01 of `YYYY-MM-DD`; `undefined` when there is no such date. */
export function dayNumberOf(date: string): number | undefined {
  if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) return undefined
  const ms = Date.parse(`${date}T00:00:00Z`)
  // Engines roll 30 February over to March instead of refusing it.
  if (Number.isNaN(ms) || dateOf(ms / DAY_MS) !== date) return undefined
  return ms / DAY_MS
}

/** `YYYY-MM-DD` of days since 1970-01-01. */
export function dateOf(dayNumber: number): string {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10)
}

/** Weekday of days since 1970-01-01, which was a Thursday. */
export function weekdayOf(dayNumber: number): Weekday {
  return WEEKDAYS[(((dayNumber + 3) % 7) + 7) % 7] as Weekday
}
