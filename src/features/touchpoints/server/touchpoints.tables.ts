import type { ColumnType, Generated } from 'kysely'
import type { IndicatorKey } from '../domain/indicators.ts'

export interface SiteRow {
  id: string
  name: string
  key: string
  org_unit_id: string
  origins: string[]
  active: Generated<boolean>
  last_signal_at: ColumnType<Date | null, never, Date>
  created_at: ColumnType<Date, Date, never>
  changed_at: Date
}

/** The tables this feature owns. */
export interface TouchpointsTables {
  touchpoint_sites: SiteRow
  touchpoint_tallies: {
    site_id: string
    day: string
    indicator: IndicatorKey
    /** Null where none was named. */
    touchpoint_id: string | null
    bucket: number
    n: number
  }
}
