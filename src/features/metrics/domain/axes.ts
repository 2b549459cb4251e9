import {
  type WeekStretchKind,
  type WeekYearRule,
  weekStretchKey,
  weekStretchOf,
} from '@huixiang/business-time/week-years.ts'

/** Stretches of the calendar that figures are cut into. Weeks begin on Monday and are numbered as ISO 8601 does. */
export const grains = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Grain = (typeof grains)[number]

const dayMs = 86_400_000
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10)
const two = (n: number): string => String(n).padStart(2, '0')

function weekOf(day: string): string {
  const at = Date.parse(day)
  const weekday = (new Date(at).getUTCDay() + 6) % 7
  // The Thursday of a week says which year it belongs to.
  const thursday = at + (3 - weekday) * dayMs
  const year = new Date(thursday).getUTCFullYear()
  return `${year}-W${two(Math.floor((thursday - Date.UTC(year, 0, 1)) / dayMs / 7) + 1)}`
}

/** The years of an organisation: the month in which they begin, from 1, and whether they are made of whole weeks. */
export interface Years {
  readonly yearBegins: number
  /** Null where years are made of the months of the calendar. */
  readonly weeks: Omit<WeekYearRule, 'yearBegins'> | null
}

export const calendarYears: Years = { yearBegins: 1, weeks: null }

/** The rule of years made of weeks; null where they are made of months. */
export const weekRuleOf = ({ yearBegins, weeks }: Years): WeekYearRule | null =>
  weeks === null ? null : { yearBegins, ...weeks }

const partOfWeekYear: Readonly<Record<Exclude<Grain, 'day'>, WeekStretchKind>> = {
  week: 'week',
  month: 'period',
  quarter: 'quarter',
  year: 'year',
}

/** A fiscal quarter or year says where it begins and how long it is, as ISO 8601 does: `2026-04/P3M`, `2026-04/P1Y`. */
function fiscalStretch(grain: 'quarter' | 'year', day: string, yearBegins: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  const since = (month - yearBegins + 12) % 12
  const first = year * 12 + month - 1 - (grain === 'year' ? since : since % 3)
  return `${Math.floor(first / 12)}-${two((first % 12) + 1)}/P${grain === 'year' ? '1Y' : '3M'}`
}

/**
 * The stretch that a day (`2026-11-21`) lies in: `2026-11-21`, `2026-W47`, `2026-11`, `2026-Q4`, `2026`; where years do not begin in January,
 * quarters and years are fiscal ones, and where they are made of weeks, weeks, periods, quarters and years are those (`2026-P03/2026-04-05/P4W`).
 */
export function stretchOf(grain: Grain, day: string, years: Years = calendarYears): string {
  if (grain === 'day') return day
  const rule = weekRuleOf(years)
  if (rule !== null) return weekStretchKey(weekStretchOf(partOfWeekYear[grain], day, rule))
  if (grain === 'week') return weekOf(day)
  if (grain === 'month') return day.slice(0, 7)
  if (years.yearBegins !== calendarYears.yearBegins) return fiscalStretch(grain, day, years.yearBegins)
  const year = day.slice(0, 4)
  return grain === 'year' ? year : `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** The days of a week, Monday first, as ISO 8601 numbers them. */
export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
export const weekdayOf = (day: string): string => String(new Date(Date.parse(day)).getUTCDay() || 7)

/** The hours of a day by their beginnings. */
export const hours: readonly string[] = Array.from({ length: 24 }, (_, hour) => `${two(hour)}:00`)

/** How many days a period has; less than 1 when it ends before it begins. */
export const daysIn = ({ from, to }: { from: string; to: string }): number =>
  (Date.parse(to) - Date.parse(from)) / dayMs + 1

/** A stretch, with the first and the last of its days that lie in the period. */
export interface Stretch {
  readonly key: string
  readonly firstDay: string
  readonly lastDay: string
}

/** Every stretch that a period touches, in order, the quiet ones too. */
export function stretchesOf(
  grain: Grain,
  period: { from: string; to: string },
  years: Years = calendarYears,
): readonly Stretch[] {
  const stretches = new Map<string, Stretch>()
  const end = Date.parse(period.to)
  for (let at = Date.parse(period.from); at <= end; at += dayMs) {
    const lastDay = isoDay(at)
    const key = stretchOf(grain, lastDay, years)
    stretches.set(key, { key, firstDay: stretches.get(key)?.firstDay ?? lastDay, lastDay })
  }
  return [...stretches.values()]
}
