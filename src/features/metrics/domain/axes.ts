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

/** The stretch that a day (`2026-11-21`) lies in: `2026-11-21`, `2026-W47`, `2026-11`, `2026-Q4`, `2026`. */
export function stretchOf(grain: Grain, day: string): string {
  if (grain === 'day') return day
  if (grain === 'week') return weekOf(day)
  if (grain === 'month') return day.slice(0, 7)
  const year = day.slice(0, 4)
  return grain === 'year' ? year : `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** How many days a period has; less than 1 when it ends before it begins. */
export const daysIn = ({ from, to }: { from: string; to: string }): number =>
  (Date.parse(to) - Date.parse(from)) / dayMs + 1

/** A stretch, with the last of its days that lies in the period. */
export interface Stretch {
  readonly key: string
  readonly lastDay: string
}

/** Every stretch that a period touches, in order, the quiet ones too. */
export function stretchesOf(grain: Grain, period: { from: string; to: string }): readonly Stretch[] {
  const stretches = new Map<string, Stretch>()
  const end = Date.parse(period.to)
  for (let at = Date.parse(period.from); at <= end; at += dayMs) {
    const lastDay = isoDay(at)
    const key = stretchOf(grain, lastDay)
    stretches.set(key, { key, lastDay })
  }
  return [...stretches.values()]
}
