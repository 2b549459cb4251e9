import { groupedBy } from './grouping.ts'
/** Values at even steps, as they were or straight between, with the season that such steps mostly have. */
export type EvenSeries = {
  readonly values: readonly number[]
  readonly period: number
  /** How many gaps were filled. */
  readonly filled: number
  /** The time so many steps after the last, as ISO 8601 in UTC. */
  timeAhead(steps: number): string
}

const hour = 3_600_000
const day = 24 * hour

/** What steps of about this length make of a year, a week, a day: months are of uneven length, so such steps are counted, not measured. */
const seasons: readonly {
  readonly from: number
  readonly to: number
  readonly period: number
  readonly months?: number
}[] = [
  { from: 360 * day, to: 370 * day, period: 1, months: 12 },
  { from: 88 * day, to: 93 * day, period: 4, months: 3 },
  { from: 27 * day, to: 32 * day, period: 12, months: 1 },
  { from: 6.9 * day, to: 7.1 * day, period: 52 },
  { from: 0.99 * day, to: 1.01 * day, period: 7 },
]

/** Puts values in the order of their times and fills gaps; two values of one time become their mean. */
export function evenSeries(points: readonly { readonly at: number; readonly value: number }[]): EvenSeries {
  const cells = oneEach(points)
  const last = (cells.at(-1) as { at: number }).at
  const steps = cells.slice(1).map(({ at }, i) => at - (cells[i] as { at: number }).at)
  const step = [...steps].sort((a, b) => a - b)[steps.length >> 1] ?? day
  const season = seasons.find(({ from, to }) => step >= from && step <= to)
  const perDay = Math.round(day / step)
  const { values, filled } = withoutGaps(cells, season?.months === undefined ? step : null)
  return {
    values,
    filled,
    period: season?.period ?? (step < day && Math.abs(perDay * step - day) < 0.01 * day ? perDay : 1),
    timeAhead: (ahead) => {
      if (season?.months === undefined) return iso(last + ahead * step)
      const from = new Date(last)
      return iso(
        Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + ahead * season.months, from.getUTCDate()),
      )
    },
  }
}

const iso = (at: number): string => (Math.abs(at) < 8.64e15 ? new Date(at).toISOString() : String(at))

type Cell = { readonly at: number; readonly value: number }

function oneEach(points: readonly Cell[]): Cell[] {
  const byTime = groupedBy(points, ({ at }) => at)
  return [...byTime]
    .map(([at, own]) => ({ at, value: own.reduce((sum, { value }) => sum + value, 0) / own.length }))
    .sort((one, other) => one.at - other.at)
}

const mostFilled = 10

/** Gaps of up to ten steps become straight lines; longer ones are stepped over. */
function withoutGaps(cells: readonly Cell[], step: number | null): { values: number[]; filled: number } {
  let filled = 0
  const values = cells.flatMap(({ at, value }, i) => {
    const before = cells[i - 1]
    const missing =
      before === undefined || step === null || step === 0 ? 0 : Math.round((at - before.at) / step) - 1
    if (before === undefined || missing < 1 || missing > mostFilled) return [value]
    filled += missing
    const between = Array.from(
      { length: missing },
      (_, k) => before.value + ((value - before.value) * (k + 1)) / (missing + 1),
    )
    return [...between, value]
  })
  return { values, filled }
}
