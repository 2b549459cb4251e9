import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

export async function organisationName(read: ReadHandle): Promise<string> {
  const row = await read
    .tables<OrganisationTables>()
    .selectFrom('organisations')
    .select('name')
    .executeTakeFirst()
  return row?.name ?? ''
}
