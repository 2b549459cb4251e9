import { serverNow } from '#platform/web/now.ts'
import { useDayClock } from '#platform/web/session.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { dayOnClock } from '../../domain/days.ts'

const dayMs = 86_400_000

/** The day that it is where the organisation is. */
export const useToday = (): string => dayOnClock(useDayClock(), serverNow())

/** The thirty days up to a day, that one with them. */
export function periodUpTo(day: string): { from: string; to: string } {
  const from = new Date(Date.parse(day) - 29 * dayMs).toISOString().slice(0, 10)
  return { from, to: day }
}

/** The days up to today where the organisation is, so many of them. */
export function useLastDays(): (days: number) => { from: string; to: string } {
  const clock = useDayClock()
  const now = serverNow()
  return (days) => ({ from: dayOnClock(clock, now, days - 1), to: dayOnClock(clock, now) })
}

/** The period and org unit of the page, kept in the address; without a choice the last 30 days. */
export function usePeriod() {
  const last = useLastDays()
  const filters = useUrlFilters({ from: '', to: '', unitId: '' })
  const byDefault = last(30)
  const from = filters.values.from || byDefault.from
  const to = filters.values.to || byDefault.to
  const length = [7, 30, 90].find((days) => last(days).from === from && last(days).to === to)
  const unitId = filters.values.unitId || undefined
  return { from, to, unitId, length, set: filters.set, setLast: (days: number) => filters.set(last(days)) }
}

export type Period = ReturnType<typeof usePeriod>
