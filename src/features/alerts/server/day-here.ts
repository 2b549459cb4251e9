import { daysBy } from '@huixiang/business-time/day-clock.ts'
import { dayNumberOf } from '@huixiang/business-time/local-date.ts'
import { workingHours } from '#features/clocks/server/public/working-hours.ts'
import { dayClock } from '#features/organisation/server/public/day-clock.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type KindOfDay, kindsOfDay } from '../domain/kinds-of-day.ts'

/** The day where the organisation is, since 1970-01-01. */
export async function dayHere(read: ReadHandle, now: number): Promise<number> {
  return dayNumberOf(daysBy(await dayClock(read))(now)) as number
}

/** What the organisation's working calendar makes of its days: holidays and make-up days, public ones and its own. */
export const kindsOfDayHere = async (read: ReadHandle): Promise<KindOfDay> =>
  kindsOfDay((await workingHours(read))?.definition ?? null)
