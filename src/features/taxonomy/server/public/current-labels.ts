import type { ReadHandle } from '#platform/server/database/handles.ts'
import { pathTo } from '../../domain/tree.ts'
import type { TaxonomyTables } from '../taxonomy.tables.ts'

/** A label as the analyser takes it (`compileTaxonomy`). */
interface LabelNode {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly description: string
  readonly keywords: readonly string[]
  readonly examples: readonly string[]
}

/** Which tree stands; null before the organisation has one. `version` rises with every change. */
export async function taxonomyStanding(db: ReadHandle): Promise<{ id: string; version: number } | null> {
  const row = await db
    .tables<TaxonomyTables>()
    .selectFrom('taxonomies')
    .select(['id', 'version'])
    .executeTakeFirst()
  return row ?? null
}

/**
 * Every active label, parents before children, flat for `compileTaxonomy`. The English name counts as a keyword; so do, with their
 * examples, the words of labels that were merged into it.
 */
export async function currentLabels(db: ReadHandle): Promise<LabelNode[]> {
  const rows = await db
    .tables<TaxonomyTables>()
    .selectFrom('labels')
    .select(['id', 'parent_id', 'name_zh', 'name_en', 'description', 'keywords', 'examples', 'successor_id'])
    .where((eb) => eb.or([eb('active', '=', true), eb('successor_id', 'is not', null)]))
    .orderBy('depth')
    .orderBy('position')
    .orderBy('id')
    .execute()
  const merged = Map.groupBy(rows, ({ successor_id }) => successor_id)
  return (merged.get(null) ?? []).map(({ id, parent_id, name_zh, name_en, ...row }) => {
    const others = merged.get(id) ?? []
    const names = [name_en ?? [], others.map((other) => [other.name_zh, other.name_en ?? []])].flat(3)
    return {
      id,
      parentId: parent_id,
      name: name_zh,
      description: row.description,
      keywords: [...row.keywords, ...others.flatMap(({ keywords }) => keywords), ...names],
      examples: [row, ...others].flatMap(({ examples }) => examples),
    }
  })
}

/** A label's name in both languages. */
export interface NamedLabel {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string | null
}

/** Names of a label and those above it, from the root down; archived ones too. Empty for an unknown id. */
export type LabelPath = (labelId: string | null) => NamedLabel[]

/** Reads the tree once and gives paths of its labels. */
export async function labelPath(db: ReadHandle): Promise<LabelPath> {
  const rows = await db
    .tables<TaxonomyTables>()
    .selectFrom('labels')
    .select(['id', 'parent_id as parentId', 'name_zh as nameZh', 'name_en as nameEn'])
    .execute()
  const labels = new Map(rows.map((row) => [row.id, row]))
  return (labelId) => pathTo(labels, labelId).map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn }))
}

/** Whether a label exists and may still be given to something. */
export async function isActiveLabel(db: ReadHandle, labelId: string): Promise<boolean> {
  const row = await db
    .tables<TaxonomyTables>()
    .selectFrom('labels')
    .select('id')
    .where('id', '=', labelId)
    .where('active', '=', true)
    .executeTakeFirst()
  return row !== undefined
}
