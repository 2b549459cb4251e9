import { dayNumberOf } from '@huixiang/business-time/local-date.ts'
import { workingHours } from '#features/clocks/server/public/working-hours.ts'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type KindOfDay, kindsOfDay } from '../domain/kinds-of-day.ts'

/** The time zone of the organisation. */
export const zoneHere = async (read: ReadHandle): Promise<string> =>
  (await theOrganisation(read))?.time_zone ?? 'UTC'

/** The calendar day where the organisation is, since 1970-01-01. */
export async function dayHere(read: ReadHandle, now: number): Promise<number> {
  const timeZone = await zoneHere(read)
  // The Swedish locale writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return dayNumberOf(format.format(now)) as number
}

/** What the organisation's working calendar makes of its days: holidays and make-up days, public ones and its own. */
export const kindsOfDayHere = async (read: ReadHandle): Promise<KindOfDay> =>
  kindsOfDay((await workingHours(read))?.definition ?? null)
