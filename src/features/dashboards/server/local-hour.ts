import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { LocalHour } from '../domain/rhythm.ts'

/** The day and the hour on the clock of the organisation. */
export async function localHour(db: ReadHandle, now: number): Promise<LocalHour> {
  const timeZone = (await theOrganisation(db))?.time_zone ?? 'UTC'
  // The Swedish locale writes dates as ISO 8601 does.
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now)
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now)
  return { day, hour: Number(hour) }
}
