import type { ColumnType } from 'kysely'
import type { Widget } from '../domain/board.ts'
import type { Rhythm } from '../domain/rhythm.ts'

type Json<Value> = ColumnType<Value, string, string>

/** The tables this feature owns. */
export interface DashboardsTables {
  dashboards: {
    id: string
    /** Null once its keeper is erased; a shared one stays. */
    owner_id: string | null
    shared: boolean
    name: string
    widgets: Json<readonly Widget[]>
    revision: number
    changed_at: Date
    removed_at: Date | null
  }
  dashboard_schedules: {
    id: string
    owner_id: string
    board_key: string
    org_unit_id: string | null
    rhythm: Rhythm
    hour: number
    reader_ids: string[]
    /** 2026-05-31 */
    next_day: ColumnType<string, string, string>
  }
  dashboard_benchmarks: {
    metric: string
    period: string
    value: number
    source: string
    imported_at: Date
  }
}
