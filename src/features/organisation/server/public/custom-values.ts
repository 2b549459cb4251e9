import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type CustomField, type CustomValues, checkedCustomValues } from '../../domain/custom-values.ts'
import type { OrganisationTables } from '../organisation.tables.ts'

/** The active fields the organisation added to an entity, in their order. */
export async function customFieldsOf(
  db: ReadHandle,
  entity: 'ticket' | 'customer' | 'feedback',
): Promise<CustomField[]> {
  return db
    .tables<OrganisationTables>()
    .selectFrom('custom_fields')
    .select(['key', 'kind', 'options', 'required', 'active'])
    .where('entity', '=', entity)
    .where('active', '=', true)
    .orderBy('position')
    .execute()
}

/** The values to store; refuses `organisation.customValues` naming every field that is wrong and why. */
export function checkCustomValues(
  fields: readonly CustomField[],
  entered: Readonly<Record<string, unknown>>,
): CustomValues {
  const { values, problems } = checkedCustomValues(fields, entered)
  if (problems.length > 0) throw new Refusal('organisation.customValues', 'invalid', { problems })
  return values
}
