import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import type { Locale } from '#platform/contract/locale.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Widget } from '../domain/board.ts'

type Texts = Readonly<Record<Locale, string>>

/** What labels and products are called that widgets are narrowed to, by their ids. */
export type FilterNames = ReadonlyMap<string, Texts>

/** Asks for those names alone that are needed. */
export async function filterNames(read: ReadHandle, widgets: readonly Widget[]): Promise<FilterNames> {
  const tables = read.tables<TaxonomyTables & CustomersTables>()
  const labelIds = widgets.flatMap(({ filters }) => filters.labelId ?? [])
  const productIds = widgets.flatMap(({ filters }) => filters.product ?? [])
  const labels =
    labelIds.length === 0
      ? []
      : await tables
          .selectFrom('labels')
          .select(['id', 'name_zh', 'name_en'])
          .where('id', 'in', labelIds)
          .execute()
  const products =
    productIds.length === 0
      ? []
      : await tables.selectFrom('products').select(['id', 'name']).where('id', 'in', productIds).execute()
  return new Map<string, Texts>([
    ...labels.map(({ id, name_zh, name_en }) => [id, { 'zh-CN': name_zh, en: name_en ?? name_zh }] as const),
    ...products.map(({ id, name }) => [id, { 'zh-CN': name, en: name }] as const),
  ])
}
