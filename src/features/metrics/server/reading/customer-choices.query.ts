import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { customerFields } from '../../domain/cuts.ts'

/** What the organisation's own fields let customers be: their choices in order, by the key of the field. */
export type CustomerChoices = ReadonlyMap<string, readonly string[]>

/** The fields of customers that figures are told by; one that is not in use any more says what was known before. */
export async function customerChoices(read: ReadHandle): Promise<CustomerChoices> {
  const rows = await read
    .tables<OrganisationTables>()
    .selectFrom('custom_fields')
    .select(['key', 'options'])
    .where('entity', '=', 'customer')
    .where('kind', '=', 'choice')
    .where('key', 'in', [...customerFields])
    .execute()
  return new Map(rows.map(({ key, options }) => [key, options]))
}
