import type { CalendarHours } from '../contract/calendars.ts'

/** The weekdays in their order. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]
export type Window = { start: number; end: number }
export type Holiday = NonNullable<CalendarHours['holidays']>[number]['days'][number]
export type Exception = CalendarHours['exceptions'][number]

const dayMinutes = 1440

/** `09:30` of minutes after midnight; the midnight that ends a day reads 00:00, as a time field shows it. */
export function timeOf(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`
}

/** Minutes of a time field; an empty one is midnight. As an end, midnight is that which ends the day. */
export function minutesOf(time: string, side: 'start' | 'end'): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const total = (hours || 0) * 60 + (minutes || 0)
  return side === 'end' && total === 0 ? dayMinutes : total
}

/** Whether a window runs into the next day. */
export function isOvernight({ start, end }: Window): boolean {
  return end < start
}

/** The weekday of a date `YYYY-MM-DD`. */
export function weekdayOf(date: string): Weekday {
  return weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] as Weekday
}

/** Days of a year's notice in runs: the same festival, day after day, off or worked. */
export function holidayRuns(days: readonly Holiday[]): { first: Holiday; last: Holiday }[] {
  const runs: { first: Holiday; last: Holiday }[] = []
  for (const day of days.toSorted((a, b) => a.date.localeCompare(b.date))) {
    const run = runs.at(-1)
    const follows =
      run !== undefined &&
      run.last.name === day.name &&
      run.last.works === day.works &&
      Date.parse(day.date) - Date.parse(run.last.date) === dayMinutes * 60_000
    if (follows) run.last = day
    else runs.push({ first: day, last: day })
  }
  return runs
}

/** A further window of a day: after the last one, an afternoon where there is room for it. */
export function nextWindow(windows: readonly Window[]): Window {
  const last = windows.at(-1)
  if (last === undefined) return { start: 540, end: 1080 }
  const start = Math.min(last.end + 60, dayMinutes - 60)
  return { start, end: Math.min(start + 240, dayMinutes) }
}

/** Working milliseconds of an ordinary week. */
export function weekMs(weekly: CalendarHours['weekly']): number {
  const minutes = weekdays
    .flatMap((weekday) => weekly[weekday] ?? [])
    .map(({ start, end }) => (end > start ? end - start : end + dayMinutes - start))
  return minutes.reduce((sum, length) => sum + length, 0) * 60_000
}

/** The stretches of a weekday as shares of it, what runs over from the night before included. */
export function stretchesOf(weekly: CalendarHours['weekly'], weekday: Weekday) {
  const before = weekdays[(weekdays.indexOf(weekday) + 6) % 7] as Weekday
  const spilled = (weekly[before] ?? []).filter(isOvernight).map(({ end }) => ({ from: 0, to: end }))
  const own = (weekly[weekday] ?? []).map((window) => ({
    from: window.start,
    to: isOvernight(window) ? dayMinutes : window.end,
  }))
  return [...spilled, ...own].map(({ from, to }) => ({ from: from / dayMinutes, to: to / dayMinutes }))
}
