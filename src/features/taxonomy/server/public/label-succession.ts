import { type RawBuilder, sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { SplitVoices } from '../../domain/succession.ts'
import type { TaxonomyTables } from '../taxonomy.tables.ts'

/** Under which label every merged one counts. */
export async function labelSuccessors(db: ReadHandle): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .tables<TaxonomyTables>()
    .selectFrom('labels')
    .select(['id', 'successor_id'])
    .where('successor_id', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, successor_id }) => [id, successor_id as string]))
}

/** The ids that count for one of these labels, as a subselect: their own, and those of what was merged into them. */
export const countingFor = (labelIds: readonly string[]): RawBuilder<string> =>
  sql<string>`(select id from labels where id = any(${labelIds}::uuid[]) or successor_id = any(${labelIds}::uuid[]))`

/** The ids that count for one of these labels or for anything below them, as a subselect. */
export const countingBelow = (labelIds: readonly string[]): RawBuilder<string> => sql<string>`(
  with recursive below as (
    select id from labels where id = any(${labelIds}::uuid[])
    union all select child.id from labels child join below on child.parent_id = below.id
  ) select id from below union all select labels.id from labels join below on labels.successor_id = below.id)`

/** Ids by which a label may be named, the nearest first: its own, those above it, those of its successor, and what was merged into any of these. */
export async function namesOfLabel(db: ReadHandle, labelId: string | null): Promise<string[]> {
  if (labelId === null) return []
  const { rows } = await sql<{ id: string }>`
    with recursive path as (
      select id, parent_id, successor_id, 0 as far from labels where id = ${labelId}
      union
      select above.id, above.parent_id, above.successor_id, path.far + 1 from labels as above
        join path on above.id in (path.parent_id, path.successor_id)
    ), named as (
      select id, far from path
      union all select labels.id, path.far from labels join path on labels.successor_id = path.id
    )
    select id from named group by id order by min(far)`.execute(db.tables<TaxonomyTables>() as never)
  return rows.map(({ id }) => id)
}

/** Labels whose place others took, with what becomes of their voices. */
export async function splitLabels(db: ReadHandle): Promise<ReadonlyMap<string, SplitVoices>> {
  const rows = await db
    .tables<TaxonomyTables>()
    .selectFrom('label_splits')
    .innerJoin('labels', 'labels.id', 'label_splits.label_id')
    .select(['label_id', 'voices'])
    .where('labels.active', '=', false)
    .orderBy('split_at')
    .execute()
  return new Map(rows.map(({ label_id, voices }) => [label_id, voices]))
}
