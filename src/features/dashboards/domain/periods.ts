import {
  sameDayLastYear,
  type WeekStretch,
  type WeekYearRule,
  weekStretchNamed,
  weekStretchOf,
} from '@huixiang/business-time/week-years.ts'

/** A stretch of calendar days, both included: 2026-05-01. */
export interface Days {
  readonly from: string
  readonly to: string
}

const dayMs = 86_400_000
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** The day so many days later. */
export const plusDays = (day: string, days: number): string => iso(Date.parse(day) + days * dayMs)

/** How many days a period has. */
export const lengthOf = ({ from, to }: Days): number => (Date.parse(to) - Date.parse(from)) / dayMs + 1

/** The period, quarter or year of a year made of weeks that is these days and no others; null where there is none. */
const wholeStretch = ({ from, to }: Days, rule: WeekYearRule): WeekStretch | null =>
  (['period', 'quarter', 'year'] as const)
    .map((kind) => weekStretchOf(kind, from, rule))
    .find((one) => one.from === from && one.to === to) ?? null

/** As many days, right before; before a whole period, quarter or year of a year made of weeks the one before, however long. */
export function before(period: Days, rule: WeekYearRule | null = null): Days {
  const whole = rule === null ? null : wholeStretch(period, rule)
  if (rule !== null && whole !== null) {
    const { from, to } = weekStretchOf(whole.kind, plusDays(period.from, -1), rule)
    return { from, to }
  }
  const length = lengthOf(period)
  return { from: plusDays(period.from, -length), to: plusDays(period.to, -length) }
}

function aYearEarlier(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year - 1, month, 0)).getUTCDate()
  return iso(Date.UTC(year - 1, month - 1, Math.min(date, last)))
}

/** The same days a year earlier; 29 February becomes the 28th. In years made of weeks they are the same days of the same weeks. */
export function lastYear({ from, to }: Days, rule: WeekYearRule | null = null): Days {
  const earlier = (day: string) => (rule === null ? aYearEarlier(day) : sameDayLastYear(day, rule))
  return { from: earlier(from), to: earlier(to) }
}

/**
 * The days before an event and those since, as many on both sides: no more than lie between its end and the last day shown. Null while
 * nothing lies behind it. The event's own days belong to neither.
 */
export function aroundEvent(event: Days, lastDay: string): { before: Days; after: Days } | null {
  const first = plusDays(event.to, 1)
  const behind = lengthOf({ from: first, to: lastDay })
  if (behind < 1) return null
  const days = Math.min(behind, 28)
  return {
    before: { from: plusDays(event.from, -days), to: plusDays(event.from, -1) },
    after: { from: first, to: plusDays(first, days - 1) },
  }
}

/**
 * The days of a stretch of the calendar: `2026-11-21`, `2026-W47`, `2026-11`, `2026-Q4`, `2026`, of a fiscal quarter or year `2026-04/P3M`,
 * `2026-04/P1Y`, of a year made of weeks `2026-P03/2026-04-05/P4W` and its like; null for anything else.
 */
export function daysOfStretch(key: string): Days | null {
  const inWeeks = weekStretchNamed(key)
  if (inWeeks !== null) return { from: inWeeks.from, to: inWeeks.to }
  if (/^\d{4}-\d{2}-\d{2}$/.test(key)) return { from: key, to: key }
  const [year = 0, part = 0] = (key.match(/\d+/g) ?? []).map(Number)
  const months = (first: number, length: number): Days => ({
    from: iso(Date.UTC(year, first, 1)),
    to: iso(Date.UTC(year, first + length, 0)),
  })
  const fiscal = /^\d{4}-\d{2}\/P(1Y|3M)$/.exec(key)
  if (fiscal !== null) return months(part - 1, fiscal[1] === '1Y' ? 12 : 3)
  if (/^\d{4}$/.test(key)) return months(0, 12)
  if (/^\d{4}-Q[1-4]$/.test(key)) return months((part - 1) * 3, 3)
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(key)) return months(part - 1, 1)
  return /^\d{4}-W\d{2}$/.test(key) ? daysOfWeek(year, part) : null
}

/** The middle day of what a stretch of the calendar and a period share; null where the key is no stretch. */
export function middleDay(key: string, period: Days): string | null {
  const whole = daysOfStretch(key)
  if (whole === null) return null
  const from = whole.from > period.from ? whole.from : period.from
  const to = whole.to < period.to ? whole.to : period.to
  return plusDays(from, Math.floor((lengthOf({ from, to }) - 1) / 2))
}

/** The week with 4 January is the first of its year (ISO 8601). */
function daysOfWeek(year: number, week: number): Days {
  const fourth = new Date(Date.UTC(year, 0, 4))
  const monday = iso(fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * dayMs + (week - 1) * 7 * dayMs)
  return { from: monday, to: plusDays(monday, 6) }
}
