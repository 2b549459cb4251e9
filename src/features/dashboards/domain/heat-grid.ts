import { weekStretchNamed } from '@huixiang/business-time/week-years.ts'
import { plusDays } from './periods.ts'

/** Times in two directions: what rows and columns are called by, and the key of the time in each cell, row by row. */
export interface HeatGrid {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[]
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** The weeks that some days lie in, earliest first, each called by its Monday. */
export function daysByWeek(days: readonly string[]): HeatGrid {
  const mondays = [...new Set(days.map((day) => plusDays(day, 1 - weekdayOf(day))))].toSorted()
  const rows = mondays.map((monday) => ({
    name: monday,
    cells: weekdays.map((weekday) => plusDays(monday, Number(weekday) - 1)),
  }))
  return { columns: weekdays, rows }
}

/** The year that a month (`2026-03`) or a period of a year made of weeks lies in, and its number in it. */
function placeOf(month: string): readonly [year: string, number: number] {
  const period = weekStretchNamed(month)
  if (period !== null) return [String(period.year), period.number]
  const [year = '', number] = month.split('-')
  return [year, Number(number)]
}

/** The months of some years, the same month of each year side by side; what a month is called is its number. */
export function monthsByYear(months: readonly string[]): HeatGrid {
  const places = new Map(months.map((month) => [placeOf(month).join(' '), month]))
  const all = months.map(placeOf)
  const years = [...new Set(all.map(([year]) => year))].toSorted()
  const numbers = [...new Set(all.map(([, number]) => number))].toSorted((one, other) => one - other)
  const rows = numbers.map((number) => ({
    name: String(number),
    cells: years.map((year) => places.get(`${year} ${number}`) ?? ''),
  }))
  return { columns: years, rows }
}
