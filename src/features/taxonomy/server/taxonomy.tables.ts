import type { ColumnType, Generated } from 'kysely'

/** The tables this feature owns. */
export interface TaxonomyTables {
  taxonomies: {
    id: string
    only_one: Generated<boolean>
    template: string
    version: Generated<number>
    changed_at: ColumnType<Date, Date, Date>
  }
  labels: {
    id: string
    parent_id: string | null
    depth: number
    name_zh: string
    name_en: string | null
    description: Generated<string>
    keywords: Generated<string[]>
    examples: Generated<string[]>
    code: string | null
    active: Generated<boolean>
    position: Generated<number>
    version: Generated<number>
  }
}
