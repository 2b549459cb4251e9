import { sql } from 'kysely'
import { countCorrectedWith } from '#features/analysis/server/public/voices-with-labels.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { labelUsage, listLabels } from '../contract.ts'
import { maxDepth, subtreeOf } from '../domain/tree.ts'
import type { TaxonomyTables } from './taxonomy.tables.ts'
import { cap, usedBy } from './usage.ts'

const mergedInto = sql<string | null>`(
  select into_id from label_merges where label_id = labels.id and undone_at is null)`
const splitInto = sql<string[]>`coalesce((
  select part_ids from label_splits where label_id = labels.id and not labels.active order by split_at desc limit 1), '{}')`

async function labelsOf(db: ReadHandle) {
  return db
    .tables<TaxonomyTables>()
    .selectFrom('labels')
    .select(['id', 'parent_id as parentId', 'depth', 'name_zh as nameZh', 'name_en as nameEn', 'description'])
    .select(['keywords', 'examples', 'code', 'active', 'version', 'successor_id as successorId'])
    .select([mergedInto.as('mergedIntoId'), splitInto.as('splitIntoIds')])
    .orderBy('depth')
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export const labelTree = query(listLabels, async ({ read, actor }) => {
  const [taxonomy, items] = await Promise.all([
    read.tables<TaxonomyTables>().selectFrom('taxonomies').select('version').executeTakeFirst(),
    labelsOf(read),
  ])
  return {
    version: taxonomy?.version ?? 0,
    maxDepth,
    items,
    can: { edit: mayEverywhere(actor, 'taxonomy.edit') },
  }
})

export const usageOfLabel = query(labelUsage, async ({ read }, { labelId, below: wanted }) => {
  const labels = await labelsOf(read)
  const subtree = subtreeOf(labels, labelId)
  if (subtree.length === 0) throw new Refusal('platform.notFound', 'missing')
  const below = wanted === 'with' ? subtree : subtree.filter(({ id }) => id === labelId)
  const own = new Set(below.map(({ id }) => id))
  const counted = labels.filter(({ id, successorId }) => own.has(id) || own.has(successorId ?? ''))
  const ids = counted.map(({ id }) => id)
  const [used, corrections] = await Promise.all([usedBy(read, ids), countCorrectedWith(read, ids, cap)])
  return { labels: below.length, ...used, corrections, cap }
})
