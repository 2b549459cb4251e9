import type { CalendarDefinition, Weekday, WorkingWindow } from './calendar-definition.ts'
import { WEEKDAYS } from './calendar-definition.ts'
import { dayNumberOf, weekdayOf } from './local-date.ts'

const CLOSED: readonly WorkingWindow[] = []

/** A definition turned into a lookup by date. */
export interface WorkingHours {
  readonly byWeekday: ReadonlyMap<Weekday, readonly WorkingWindow[]>
  /** Keyed by days since 1970-01-01. */
  readonly byDay: ReadonlyMap<number, readonly WorkingWindow[]>
}

/** Minutes from the window's day's midnight to the window's end, beyond 1440 when it crosses midnight. */
export function endMinute(window: WorkingWindow): number {
  return window.end <= window.start ? window.end + 1440 : window.end
}

/** The weekday whose hours make-up working days have; `undefined` when the whole week is closed. */
export function makeUpWeekday(definition: CalendarDefinition): Weekday | undefined {
  return (
    definition.makeUpLike ?? WEEKDAYS.find((weekday) => (definition.weekly[weekday] ?? CLOSED).length > 0)
  )
}

/** Builds the lookup. Later rules win: week, then public holidays and make-up days, then exceptions. */
export function workingHours(definition: CalendarDefinition): WorkingHours {
  const byWeekday = new Map(
    WEEKDAYS.map((weekday) => [weekday, inOrder(definition.weekly[weekday] ?? CLOSED)] as const),
  )
  const byDay = new Map<number, readonly WorkingWindow[]>()
  const makeUpLike = makeUpWeekday(definition)
  const makeUp = (makeUpLike && byWeekday.get(makeUpLike)) ?? CLOSED
  for (const { days } of definition.holidays ?? [])
    for (const { date, works } of days) byDay.set(dayNumberOf(date) as number, works ? makeUp : CLOSED)
  for (const { date, hours } of definition.exceptions ?? []) {
    const windows = typeof hours === 'string' ? byWeekday.get(hours as Weekday) : inOrder(hours)
    byDay.set(dayNumberOf(date) as number, windows ?? CLOSED)
  }
  return { byWeekday, byDay }
}

/** The windows that start on a local date (days since 1970-01-01), in order. */
export function windowsOn(hours: WorkingHours, dayNumber: number): readonly WorkingWindow[] {
  return hours.byDay.get(dayNumber) ?? hours.byWeekday.get(weekdayOf(dayNumber)) ?? CLOSED
}

function inOrder(windows: readonly WorkingWindow[]): readonly WorkingWindow[] {
  return windows.toSorted((a, b) => a.start - b.start)
}
