import { sql } from 'kysely'
import type { AnalysisTables } from '#features/analysis/server/analysis.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { labelUsage, listLabels } from '../contract.ts'
import { maxDepth, subtreeOf } from '../domain/tree.ts'
import type { TaxonomyTables } from './taxonomy.tables.ts'

const cap = 100_000

async function labelsOf(db: ReadHandle) {
  return db
    .tables<TaxonomyTables>()
    .selectFrom('labels')
    .select(['id', 'parent_id as parentId', 'depth', 'name_zh as nameZh', 'name_en as nameEn', 'description'])
    .select(['keywords', 'examples', 'code', 'active', 'version'])
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

/** Reads index entries alone, and stops at the cap. */
async function countOf(
  db: ReadHandle,
  table: 'analyses' | 'tickets',
  ids: readonly string[],
): Promise<number> {
  const current = table === 'analyses' ? sql`and current` : sql``
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from ${sql.table(table)} where label_id = any(${ids}::uuid[]) ${current} limit ${cap}) as used
  `.execute(db.tables<AnalysisTables & TicketsTables>() as never)
  return rows[0]?.n ?? 0
}

export const usageOfLabel = query(labelUsage, async ({ read }, { labelId }) => {
  const ids = subtreeOf(await labelsOf(read), labelId).map(({ id }) => id)
  if (ids.length === 0) throw new Refusal('platform.notFound', 'missing')
  const [voices, tickets] = await Promise.all([countOf(read, 'analyses', ids), countOf(read, 'tickets', ids)])
  return { labels: ids.length, voices, tickets, cap }
})
