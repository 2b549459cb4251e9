/** Days from … to …, both included. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** Sums from the first day to the last: of days, of closed months as one, or of the days within closed months (then both are firsts of months). */
export interface SummedStretch {
  readonly grain: 'day' | 'month' | 'days of a month'
  readonly first: string
  readonly last: string
}

const dayMs = 86_400_000
const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
const before = (day: string) => iso(Date.parse(day) - dayMs)
const monthOf = (day: string) => `${day.slice(0, 7)}-01`

function monthAfter(day: string): string {
  const at = new Date(monthOf(day))
  return iso(at.setUTCMonth(at.getUTCMonth() + 1))
}

/** What lies in closed months: whole months as one unless every day is looked at by itself, and the days at both ends. */
function closed({ from, to }: Period, daily: boolean): SummedStretch[] {
  const days = (first: string, last: string) =>
    ({ grain: 'days of a month', first: monthOf(first), last: monthOf(last) }) as const
  const firstWhole = from === monthOf(from) ? from : monthAfter(from)
  const beyondWhole = to === before(monthAfter(to)) ? monthAfter(to) : monthOf(to)
  if (daily || firstWhole >= beyondWhole) return [days(from, to)]
  return [
    { grain: 'month', first: firstWhole, last: monthOf(before(beyondWhole)) },
    ...(from < firstWhole ? [days(from, from)] : []),
    ...(to >= beyondWhole ? [days(to, to)] : []),
  ]
}

/** The fewest sums that a period is read from, when days before `closedBefore` are summed in months. */
export function summedStretches(
  { from, to }: Period,
  { daily, closedBefore }: { readonly daily: boolean; readonly closedBefore: string },
): SummedStretch[] {
  const open = { grain: 'day', first: from > closedBefore ? from : closedBefore, last: to } as const
  if (from >= closedBefore) return [open]
  if (to < closedBefore) return closed({ from, to }, daily)
  return [open, ...closed({ from, to: before(closedBefore) }, daily)]
}
