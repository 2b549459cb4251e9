import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** Where the hours of the day are what they are for everybody. */
export async function timeZoneHere(db: ReadHandle): Promise<string> {
  return (await theOrganisation(db))?.time_zone ?? 'UTC'
}
