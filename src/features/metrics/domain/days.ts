import { type DayClock, daysBy } from '@huixiang/business-time/day-clock.ts'
import { dateOf, dayNumberOf } from '@huixiang/business-time/local-date.ts'

/** The day that it is by a clock, or so many days before it. */
export function dayOnClock(clock: DayClock, now: number, daysBefore = 0): string {
  return dateOf((dayNumberOf(daysBy(clock)(now)) as number) - daysBefore)
}
