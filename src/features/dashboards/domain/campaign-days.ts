import { type Days, plusDays } from './periods.ts'
import type { EventMark } from './questions.ts'

/**
 * The days of a period that count for a campaign: a day that two share is of the one that began later. Null where they lie apart, or
 * where two began on one day and nothing says which has them.
 */
export function daysOfCampaign(marks: readonly EventMark[], id: string, period: Days): Days | null {
  const own = marks.find((mark) => mark.id === id)
  if (own === undefined) return null
  const from = own.from > period.from ? own.from : period.from
  const to = own.to < period.to ? own.to : period.to
  const others = marks.filter(
    (one) => one.kind === 'campaign' && one.id !== id && one.from <= to && one.to >= from,
  )
  if (others.some((one) => one.from === own.from)) return null
  const later = others.filter((one) => one.from > own.from).toSorted((a, b) => a.from.localeCompare(b.from))
  let left: Days[] = [{ from, to }]
  for (const taken of later) left = left.flatMap((days) => without(days, taken))
  const [only] = left
  return left.length === 1 && only !== undefined ? only : null
}

/** What is left of some days without others. */
function without(days: Days, taken: Days): Days[] {
  if (taken.from > days.to || taken.to < days.from) return [days]
  const before = { from: days.from, to: plusDays(taken.from, -1) }
  const after = { from: plusDays(taken.to, 1), to: days.to }
  return [before, after].filter(({ from, to }) => from <= to)
}
