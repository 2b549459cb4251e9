import type { ColumnType } from 'kysely'
import type { RecordClass } from '../domain/record-classes.ts'

type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>

/** The tables this feature owns. */
export interface AuditTables {
  retention_rules: {
    id: string
    record_class: RecordClass
    keep_days: number
    enabled: boolean
    applied_at: MaybeMoment
    removed: ColumnType<number, number | undefined, number>
  }
  dropped_event_months: { month: string; events: number; dropped_at: Date }
  legal_holds: {
    id: string
    kind: 'customer' | 'ticket'
    subject_id: string
    reason: string
    placed_at: Date
    placed_by: string | null
    until: MaybeMoment
    released_at: MaybeMoment
    released_by: string | null
  }
}
