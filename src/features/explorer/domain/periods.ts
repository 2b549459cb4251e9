/** A stretch of calendar days, both ends included, as `2026-11-21`. */
export interface Period {
  readonly from: string
  readonly to: string
}

const dayMs = 86_400_000
/** With so many earlier stretches this one is compared. */
const baselines = 4
/** No stretch is longer: its baseline reaches back five times as far. */
export const mostDays = 92

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/** How many days it has; less than 1 when it ends before it begins. */
export const lengthOf = ({ from, to }: Period): number => (Date.parse(to) - Date.parse(from)) / dayMs + 1

/**
 * A period and the four before it that it is compared with, latest first: equally long and on the same days of the week, so that
 * quiet Sundays are compared with Sundays. Whole weeks stand back to back.
 */
export function withBaselines(period: Period): readonly Period[] {
  const step = Math.ceil(lengthOf(period) / 7) * 7
  return Array.from({ length: baselines + 1 }, (_, back) => ({
    from: shifted(period.from, -back * step),
    to: shifted(period.to, -back * step),
  }))
}

/** How a period is cut into columns: days as long as they fit, weeks from its first day on otherwise. */
export function columnsOf(period: Period): readonly Period[] {
  const length = lengthOf(period)
  const step = length <= 14 ? 1 : 7
  return Array.from({ length: Math.ceil(length / step) }, (_, i) => {
    const from = shifted(period.from, i * step)
    const last = shifted(from, step - 1)
    return { from, to: last < period.to ? last : period.to }
  })
}
