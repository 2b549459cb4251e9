import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import { successors } from '../domain/succession.ts'
import type { TaxonomyTables } from './taxonomy.tables.ts'

export async function insertMerge(
  db: WriteHandle,
  merge: {
    id: string
    label_id: string
    into_id: string
    moved_ids: string[]
    merged_at: Date
    merged_by: string | null
  },
): Promise<void> {
  await db.own<TaxonomyTables>().insertInto('label_merges').values(merge).execute()
}

/** Notes that the merge of a label was taken back; null when none stands. */
export async function endMerge(
  db: WriteHandle,
  labelId: string,
  ended: { undone_at: Date; undone_by: string | null },
): Promise<{ intoId: string; movedIds: string[] } | null> {
  const row = await db
    .own<TaxonomyTables>()
    .updateTable('label_merges')
    .set(ended)
    .where('label_id', '=', labelId)
    .where('undone_at', 'is', null)
    .returning(['into_id as intoId', 'moved_ids as movedIds'])
    .executeTakeFirst()
  return row ?? null
}

/** Merges that stand. */
export async function standingMerges(db: ReadHandle): Promise<{ labelId: string; intoId: string }[]> {
  return db
    .tables<TaxonomyTables>()
    .selectFrom('label_merges')
    .select(['label_id as labelId', 'into_id as intoId'])
    .where('undone_at', 'is', null)
    .execute()
}

/** Writes at each label under which other one it counts, after merges changed; what it changes is told by the label's version. */
export async function followMerges(db: WriteHandle): Promise<void> {
  const ends = successors(await standingMerges(db))
  const rows = JSON.stringify([...ends].map(([labelId, successorId]) => ({ labelId, successorId })))
  await sql`
    update labels set successor_id = ends."successorId", version = version + 1
    from (select labels.id, end_of."successorId" from labels
      left join jsonb_to_recordset(${rows}::jsonb) as end_of("labelId" uuid, "successorId" uuid) on end_of."labelId" = labels.id) as ends
    where labels.id = ends.id and labels.successor_id is distinct from ends."successorId"
  `.execute(db.own<TaxonomyTables>())
}

export async function insertSplit(
  db: WriteHandle,
  split: Omit<TaxonomyTables['label_splits'], 'id'> & { id: string },
): Promise<void> {
  await db.own<TaxonomyTables>().insertInto('label_splits').values(split).execute()
}
