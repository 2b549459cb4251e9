import type { Insertable, Selectable } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
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

export async function fieldWith(db: ReadHandle, fieldId: string): Promise<Selectable<Field> | undefined> {
  return db
    .tables<OrganisationTables>()
    .selectFrom('custom_fields')
    .selectAll()
    .where('id', '=', fieldId)
    .executeTakeFirst()
}

/** The fields of one entity (or of all), in their order. */
export async function allFields(db: ReadHandle, entity?: Field['entity']): Promise<Selectable<Field>[]> {
  let rows = db.tables<OrganisationTables>().selectFrom('custom_fields').selectAll()
  if (entity !== undefined) rows = rows.where('entity', '=', entity)
  return rows.orderBy('entity').orderBy('position').execute()
}
