import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The time zone whose calendar days figures are counted in. */
export async function organisationTimeZone(read: ReadHandle): Promise<string> {
  const row = await read
    .tables<OrganisationTables>()
    .selectFrom('organisations')
    .select('time_zone')
    .executeTakeFirst()
  return row?.time_zone ?? 'UTC'
}
