import { serverNow } from '#platform/web/now.ts'
import { useTimeZone } from '#platform/web/session.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'

const dayMs = 86_400_000

/** Today's calendar day in a time zone, and days before it. */
function daysAgo(timeZone: string, days: number): string {
  // The Swedish locale writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(serverNow() - days * dayMs)
}

/** Today's calendar day where the organisation is. */
export const useToday = (): string => daysAgo(useTimeZone(), 0)

/** The thirty days up to a day, that one with them. */
export function periodUpTo(day: string): { from: string; to: string } {
  const from = new Date(Date.parse(day) - 29 * dayMs).toISOString().slice(0, 10)
  return { from, to: day }
}

/** The period and org unit of the page, kept in the address; without a choice the last 30 days. */
export function usePeriod() {
  const zone = useTimeZone()
  const filters = useUrlFilters({ from: '', to: '', unitId: '' })
  const last = (days: number) => ({ from: daysAgo(zone, days - 1), to: daysAgo(zone, 0) })
  const byDefault = last(30)
  const from = filters.values.from || byDefault.from
  const to = filters.values.to || byDefault.to
  const length = [7, 30, 90].find((days) => last(days).from === from && last(days).to === to)
  const unitId = filters.values.unitId || undefined
  return { from, to, unitId, length, set: filters.set, setLast: (days: number) => filters.set(last(days)) }
}

export type Period = ReturnType<typeof usePeriod>
