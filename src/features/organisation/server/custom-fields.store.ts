import type { Insertable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { OrganisationTables } from './organisation.tables.ts'

type Field = OrganisationTables['custom_fields']

export async function insertField(db: WriteHandle, field: Insertable<Field>): Promise<void> {
  await db.own<OrganisationTables>().insertInto('custom_fields').values(field).execute()
}

export async function updateField(
  db: WriteHandle,
  fieldId: string,
  change: Pick<Insertable<Field>, 'label_zh' | 'label_en' | 'options' | 'required' | 'active'>,
): Promise<void> {
  await db
    .own<OrganisationTables>()
    .updateTable('custom_fields')
    .set(change)
    .where('id', '=', fieldId)
    .execute()
}
