import type { ColumnType } from 'kysely'
import type { FieldDuty, Item } from '../domain/duties.ts'

/** The tables this feature owns. */
export interface ChecklistsTables {
  checklists: {
    id: string
    name_zh: string
    name_en: string
    version: number
    archived_at: Date | null
  }
  checklist_versions: {
    checklist_id: string
    version: number
    label_id: string | null
    kinds: string[]
    items: ColumnType<Item[], string, string>
    fields: ColumnType<FieldDuty[], string, string>
    since: Date
    by: string | null
  }
  checklist_ticks: {
    ticket_id: string
    cycle: number
    checklist_id: string
    item: string
    words: string | null
    at: Date
    by: string | null
    withdrawn_at: Date | null
  }
  checklist_approvals: {
    id: string
    ticket_id: string
    cycle: number
    checklist_id: string
    item: string
    place: number
    asked_at: Date
    asked_by: string
    words: string
    state: 'open' | 'approved' | 'refused'
    decided_at: Date | null
    decided_by: string | null
    decision: string | null
  }
  checklist_evidence: {
    file_id: string
    ticket_id: string
    cycle: number
    checklist_id: string
    item: string
    name: string
    at: Date
    by: string | null
  }
}
