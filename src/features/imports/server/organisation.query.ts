import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The time zone in which times without one are meant; null while there is no organisation. */
export async function timeZoneOfOrganisation(read: ReadHandle): Promise<string | null> {
  const row = await read
    .tables<OrganisationTables>()
    .selectFrom('organisations')
    .select('time_zone')
    .executeTakeFirst()
  return row?.time_zone ?? null
}
