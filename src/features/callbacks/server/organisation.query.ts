import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The organisation whose rule it is. Refuses `callbacks.noOrganisation`. */
export async function organisationOfRule(db: ReadHandle): Promise<string> {
  const row = await db
    .tables<OrganisationTables>()
    .selectFrom('organisations')
    .select('id')
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('callbacks.noOrganisation', 'conflict')
  return row.id
}
