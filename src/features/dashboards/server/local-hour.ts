import { daysBy } from '@huixiang/business-time/day-clock.ts'
import { dayClock } from '#features/organisation/server/public/day-clock.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { LocalHour } from '../domain/rhythm.ts'

/** The day of figures and the hour on the clock of the organisation, which goes on past 24 until that day is over. */
export async function localHour(db: ReadHandle, now: number): Promise<LocalHour> {
  const clock = await dayClock(db)
  const { timeZone } = clock
  const day = daysBy(clock)(now)
  const isPastMidnight = daysBy({ timeZone, dayBegins: 0 })(now) > day
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now)
  return { day, hour: Number(hour) + (isPastMidnight ? 24 : 0) }
}
