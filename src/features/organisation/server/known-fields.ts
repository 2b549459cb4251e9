import type { Selectable } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { OrganisationTables } from './organisation.tables.ts'

type Field = OrganisationTables['custom_fields']

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
