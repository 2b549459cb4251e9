import { dateOf, dayNumberOf } from './local-date.ts'

/** How many weeks the three periods of each quarter have, in their order. */
export const WEEK_PATTERNS = ['4-4-5', '4-5-4', '5-4-4'] as const
/** One of them. */
export type WeekPattern = (typeof WEEK_PATTERNS)[number]

/**
 * Years of 52 or 53 whole weeks. `yearBegins` is the month (1–12) that years begin with, `weekBegins` the first day of weeks (Monday 1 … Sunday 7).
 * A year ends where a week does: `nearest` to the end of the month before, at most three days away, or as the `last` within that month
 * (both: IRS Publication 538; the NRF's 4-5-4 calendar is `nearest`, February, Sunday).
 */
export interface WeekYearRule {
  readonly pattern: WeekPattern
  readonly yearBegins: number
  readonly weekBegins: number
  readonly ends: 'nearest' | 'last'
}

/** What years of weeks are divided into. */
export const WEEK_STRETCHES = ['week', 'period', 'quarter', 'year'] as const
/** One of them. */
export type WeekStretchKind = (typeof WEEK_STRETCHES)[number]

/** A stretch of such a year: the `number`th of its kind from 1, from `from` to `to` (both included, `YYYY-MM-DD`). */
export interface WeekStretch {
  readonly kind: WeekStretchKind
  readonly year: number
  readonly number: number
  readonly from: string
  readonly to: string
  readonly weeks: number
}

const dayOf = (date: string): number => {
  const day = dayNumberOf(date)
  if (day === undefined) throw new RangeError(`no date: ${date}`)
  return day
}

const monthBegins = (year: number, month: number): number =>
  dayOf(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`)

/** The day number on which the year begins whose first month lies in a year of the calendar. */
function beginning({ yearBegins, weekBegins, ends }: WeekYearRule, calendarYear: number): number {
  const first = monthBegins(calendarYear, yearBegins)
  // 1970-01-01 was a Thursday.
  const since = (((first + 4 - weekBegins) % 7) + 7) % 7
  return ends === 'last' || since <= 3 ? first - since : first - since + 7
}

/** A year is called after the year of the calendar that most of it lies in. */
const nameOf = ({ yearBegins }: WeekYearRule, calendarYear: number): number =>
  yearBegins <= 6 ? calendarYear : calendarYear + 1

interface Year {
  readonly year: number
  readonly first: number
  readonly weeks: number
}

function yearFrom(rule: WeekYearRule, calendarYear: number): Year {
  const first = beginning(rule, calendarYear)
  return {
    year: nameOf(rule, calendarYear),
    first,
    weeks: (beginning(rule, calendarYear + 1) - first) / 7,
  }
}

function yearAt(rule: WeekYearRule, day: number): Year {
  const around = Number(dateOf(day).slice(0, 4))
  const calendarYear = [around + 1, around, around - 1].find((one) => beginning(rule, one) <= day)
  return yearFrom(rule, calendarYear ?? around - 1)
}

/** The weeks after which each part of a year ends; the 53rd belongs to the last. */
function endsOf(kind: WeekStretchKind, { pattern }: WeekYearRule, weeks: number): number[] {
  if (kind === 'year') return [weeks]
  if (kind === 'week') return Array.from({ length: weeks }, (_, index) => index + 1)
  const lengths = pattern.split('-').map(Number)
  const each = kind === 'quarter' ? [13, 13, 13, 13] : [...lengths, ...lengths, ...lengths, ...lengths]
  let sum = 0
  const ends = each.map((length) => (sum += length))
  return [...ends.slice(0, -1), weeks]
}

/** The week, period, quarter or year that a day lies in. Throws a RangeError for what is no date. */
export function weekStretchOf(kind: WeekStretchKind, date: string, rule: WeekYearRule): WeekStretch {
  const day = dayOf(date)
  const { year, first, weeks } = yearAt(rule, day)
  const ends = endsOf(kind, rule, weeks)
  const week = Math.floor((day - first) / 7)
  const index = ends.findIndex((end) => week < end)
  const begun = ends[index - 1] ?? 0
  const length = (ends[index] ?? weeks) - begun
  const from = first + begun * 7
  return {
    ...{ kind, year, number: index + 1, weeks: length },
    ...{ from: dateOf(from), to: dateOf(from + length * 7 - 1) },
  }
}

/**
 * The same day of the same week a year before; a 53rd week stands beside the 52nd where there was no other. Throws a RangeError for what
 * is no date.
 */
export function sameDayLastYear(date: string, rule: WeekYearRule): string {
  const day = dayOf(date)
  const { first } = yearAt(rule, day)
  const before = yearAt(rule, first - 1)
  const week = Math.min(Math.floor((day - first) / 7), before.weeks - 1)
  return dateOf(before.first + week * 7 + ((day - first) % 7))
}

const letters = { week: 'W', period: 'P', quarter: 'Q', year: '' } as const
const two = (n: number): string => String(n).padStart(2, '0')

/** A stretch by its name, its first day and its length, the latter two as ISO 8601 writes them: `2026-P03/2026-04-05/P4W`. */
export function weekStretchKey({ kind, year, number, from, weeks }: WeekStretch): string {
  const part = kind === 'year' ? '' : `-${letters[kind]}${kind === 'quarter' ? String(number) : two(number)}`
  return `${String(year).padStart(4, '0')}${part}/${from}/P${weeks}W`
}

const key =
  /^(\d{4})(?:-(?:W(0[1-9]|[1-4]\d|5[0-3])|P(0[1-9]|1[0-2])|Q([1-4])))?\/(\d{4}-\d{2}-\d{2})\/P([1-9]\d?)W$/
const lengths = { week: [1, 1], period: [4, 6], quarter: [13, 14], year: [52, 53] } as const

/** The stretch that such a key tells of; null for anything else. Whose years these are it does not say. */
export function weekStretchNamed(name: string): WeekStretch | null {
  const [, year, week, period, quarter, from = '', length] = key.exec(name) ?? []
  const first = dayNumberOf(from)
  if (year === undefined || first === undefined) return null
  const kind =
    week !== undefined ? 'week' : period !== undefined ? 'period' : quarter !== undefined ? 'quarter' : 'year'
  const weeks = Number(length)
  const [least, most] = lengths[kind]
  if (weeks < least || weeks > most) return null
  const number = Number(week ?? period ?? quarter ?? 1)
  return { kind, year: Number(year), number, from, to: dateOf(first + weeks * 7 - 1), weeks }
}
