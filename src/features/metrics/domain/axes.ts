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

/** The month in which years begin, from 1: quarters are counted from it. */
export const calendarYear = 1

/** A fiscal quarter or year says where it begins and how long it is, as ISO 8601 does: `2026-04/P3M`, `2026-04/P1Y`. */
function fiscalStretch(grain: 'quarter' | 'year', day: string, yearBegins: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  const since = (month - yearBegins + 12) % 12
  const first = year * 12 + month - 1 - (grain === 'year' ? since : since % 3)
  return `${Math.floor(first / 12)}-${two((first % 12) + 1)}/P${grain === 'year' ? '1Y' : '3M'}`
}

/**
 * The stretch that a day (`2026-11-21`) lies in: `2026-11-21`, `2026-W47`, `2026-11`, `2026-Q4`, `2026`; where years do not begin in January,
 * quarters and years are fiscal ones.
 */
export function stretchOf(grain: Grain, day: string, yearBegins: number = calendarYear): string {
  if (grain === 'day') return day
  if (grain === 'week') return weekOf(day)
  if (grain === 'month') return day.slice(0, 7)
  if (yearBegins !== calendarYear) return fiscalStretch(grain, day, yearBegins)
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
  yearBegins: number = calendarYear,
): readonly Stretch[] {
  const stretches = new Map<string, Stretch>()
  const end = Date.parse(period.to)
  for (let at = Date.parse(period.from); at <= end; at += dayMs) {
    const lastDay = isoDay(at)
    const key = stretchOf(grain, lastDay, yearBegins)
    stretches.set(key, { key, firstDay: stretches.get(key)?.firstDay ?? lastDay, lastDay })
  }
  return [...stretches.values()]
}
