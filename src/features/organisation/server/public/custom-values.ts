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

/**
 * What stands there after a change: the values entered over the ones kept. Values of fields that are not, or no longer, in
 * use stay as they are, and a required field is asked for only where it is touched. Refuses as `checkCustomValues` does.
 */
export function changedCustomValues(
  fields: readonly CustomField[],
  kept: Readonly<Record<string, unknown>>,
  entered: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const own = new Set(fields.map((field) => field.key))
  const touched = fields.map((field) => ({
    ...field,
    required: field.required && Object.hasOwn(entered, field.key),
  }))
  const unknown = (key: string) => Object.hasOwn(kept, key) && !own.has(key)
  const pick = (from: Readonly<Record<string, unknown>>, wanted: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(from).filter(([key]) => wanted(key)))
  const meant = { ...pick(kept, (key) => own.has(key)), ...pick(entered, (key) => !unknown(key)) }
  return { ...pick(kept, unknown), ...checkCustomValues(touched, meant) }
}
