import type { CalendarDefinition, CalendarException } from '@huixiang/business-time/calendar-definition.ts'
import { dayNumberOf, weekdayOf } from '@huixiang/business-time/local-date.ts'

/** A holiday: a public one, or one of the organisation's own. */
export const holiday = 7
/** A day that is worked though its weekday is not: in exchange for a holiday, or because the organisation says so. */
export const madeUp = 8
/** How many kinds of day there are: seven weekdays from Monday (0), and these two. */
export const dayTypes = 9

/** What kind of day it is; days are counted since 1970-01-01. */
export type KindOfDay = (day: number) => number

const weekdayNumber: KindOfDay = (day) => (((day + 3) % 7) + 7) % 7

type Hours = CalendarException['hours']

const isOpen = ({ weekly }: CalendarDefinition, hours: Hours | undefined): boolean =>
  hours !== undefined &&
  hours !== 'off' &&
  (typeof hours === 'string' ? (weekly[hours] ?? []).length > 0 : hours.length > 0)

/** What the calendar of the organisation makes of its days: public holidays first, and over them its own exceptions; weekdays alone without one. */
export function kindsOfDay(calendar: CalendarDefinition | null): KindOfDay {
  if (calendar === null) return weekdayNumber
  const said = new Map<number, number>()
  for (const { days } of calendar.holidays ?? [])
    for (const { date, works } of days) said.set(dayNumberOf(date) as number, works ? madeUp : holiday)
  for (const { date, hours } of calendar.exceptions ?? []) {
    const day = dayNumberOf(date) as number
    const worked = isOpen(calendar, hours)
    const usuallyWorked = isOpen(calendar, calendar.weekly[weekdayOf(day)])
    // Other hours of a working day make no other day of it.
    if (worked && usuallyWorked) said.delete(day)
    else said.set(day, worked ? madeUp : holiday)
  }
  return (day) => said.get(day) ?? weekdayNumber(day)
}

/** Whose past stands in for a kind of day that came too seldom: holidays are like weekends, made-up days like working days. */
export const kindred: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4],
  [0, 1, 2, 3, 4],
  [0, 1, 2, 3, 4],
  [0, 1, 2, 3, 4],
  [0, 1, 2, 3, 4],
  [5, 6, holiday],
  [5, 6, holiday],
  [5, 6, holiday],
  [0, 1, 2, 3, 4, madeUp],
]
