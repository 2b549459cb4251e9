import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { LabelState } from '../domain/import-plan.ts'
import type { TaxonomyTables } from './taxonomy.tables.ts'

/** A label with its own version. */
export type StoredLabel = LabelState & { readonly version: number }

/** Every label, archived ones too: parents before children, siblings in their order. */
export async function allLabels(db: ReadHandle): Promise<StoredLabel[]> {
  const rows = await db
    .tables<TaxonomyTables>()
    .selectFrom('labels')
    .selectAll()
    .orderBy('depth')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ parent_id, name_zh, name_en, successor_id, ...row }) => ({
    ...row,
    parentId: parent_id,
    nameZh: name_zh,
    nameEn: name_en,
    successorId: successor_id,
  }))
}

/** Makes the tree's row if there is none; true when it was made now. */
export async function insertTaxonomy(
  db: WriteHandle,
  row: { id: string; template: string; changed_at: Date },
): Promise<boolean> {
  const made = await db
    .own<TaxonomyTables>()
    .insertInto('taxonomies')
    .values(row)
    .onConflict((conflict) => conflict.column('only_one').doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

/** Takes the tree for a change, so that editors wait for each other, and raises its version. */
export async function raiseVersion(db: WriteHandle, at: Date): Promise<{ id: string; version: number }> {
  return db
    .own<TaxonomyTables>()
    .updateTable('taxonomies')
    .set(({ eb }) => ({ version: eb('version', '+', 1), changed_at: at }))
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

export async function insertLabels(db: WriteHandle, labels: readonly LabelState[]): Promise<void> {
  if (labels.length === 0) return
  await sql`
    insert into labels (id, parent_id, depth, name_zh, name_en, description, keywords, examples, code, active, position)
    select id, "parentId", depth, "nameZh", "nameEn", description, keywords, examples, code, active, position
    from jsonb_to_recordset(${JSON.stringify(labels)}::jsonb) as l(id uuid, "parentId" uuid, depth smallint, "nameZh" text, "nameEn" text,
      description text, keywords text[], examples text[], code text, active boolean, position integer)
  `.execute(db.own<TaxonomyTables>())
}

/** Writes labels as they shall be, all but their place. */
export async function updateLabels(db: WriteHandle, labels: readonly LabelState[]): Promise<void> {
  if (labels.length === 0) return
  await sql`
    update labels set name_zh = l."nameZh", name_en = l."nameEn", description = l.description, keywords = l.keywords,
      examples = l.examples, code = l.code, active = l.active, version = labels.version + 1
    from jsonb_to_recordset(${JSON.stringify(labels)}::jsonb) as l(id uuid, "nameZh" text, "nameEn" text, description text,
      keywords text[], examples text[], code text, active boolean)
    where labels.id = l.id
  `.execute(db.own<TaxonomyTables>())
}

export async function setActive(
  db: WriteHandle,
  labelIds: readonly string[],
  active: boolean,
): Promise<void> {
  if (labelIds.length === 0) return
  await db
    .own<TaxonomyTables>()
    .updateTable('labels')
    .set(({ eb }) => ({ active, version: eb('version', '+', 1) }))
    .where('id', 'in', [...labelIds])
    .execute()
}

export interface Place {
  readonly id: string
  readonly parentId: string | null
  readonly depth: number
  readonly position: number
}

/** Puts labels in their places; those that an editor moved are a new version of themselves. */
export async function placeLabels(
  db: WriteHandle,
  places: readonly Place[],
  movedIds: readonly string[] = [],
): Promise<void> {
  await sql`
    update labels set parent_id = l."parentId", depth = l.depth, position = l.position,
      version = labels.version + (labels.id = any(${movedIds}::uuid[]))::int
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as l(id uuid, "parentId" uuid, depth smallint, position integer)
    where labels.id = l.id
  `.execute(db.own<TaxonomyTables>())
}
