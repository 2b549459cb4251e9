import type { ColumnType, Generated } from 'kysely'
import type { SplitVoices } from '../domain/succession.ts'

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
    /** The label under which a merged one counts. */
    successor_id: string | null
  }
  label_merges: {
    id: string
    label_id: string
    into_id: string
    moved_ids: Generated<string[]>
    merged_at: Date
    merged_by: string | null
    undone_at: Date | null
    undone_by: string | null
  }
  label_splits: {
    id: string
    label_id: string
    part_ids: string[]
    voices: SplitVoices
    split_at: Date
    split_by: string | null
  }
}
