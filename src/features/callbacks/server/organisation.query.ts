import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The organisation; null while there is none. */
export async function organisationId(db: ReadHandle): Promise<string | null> {
  const row = await db
    .tables<OrganisationTables>()
    .selectFrom('organisations')
    .select('id')
    .executeTakeFirst()
  return row?.id ?? null
}
