import type { ColumnType } from 'kysely'
import type { z } from 'zod'
import type { ticketConditions } from '#features/tickets/contract/reading.ts'

type Json<Value> = ColumnType<Value, string, string>

/** The tables this feature owns. */
export interface SavedViewsTables {
  saved_views: {
    id: string
    owner_id: string | null
    org_unit_id: string | null
    name: string
    /** As it was given, so that a condition added later is free in views kept before. */
    conditions: Json<z.input<typeof ticketConditions>>
    changed_at: Date
    changed_by: string | null
    removed_at: Date | null
  }
  saved_view_orders: {
    person_id: string
    view_ids: string[]
    changed_at: Date
  }
}
