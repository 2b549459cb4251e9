import { plusDays } from '../../domain/periods.ts'

/** From Monday to Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** The weeks that some days lie in, each with its seven days from Monday on, earliest first. */
export function weeksOf(days: readonly string[]): string[][] {
  const mondays = new Set(days.map((day) => plusDays(day, 1 - weekdayOf(day))))
  return [...mondays].toSorted().map((monday) => weekdays.map((weekday) => plusDays(monday, weekday - 1)))
}
