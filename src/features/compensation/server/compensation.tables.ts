import type { ColumnType } from 'kysely'
import type { CompensationState, Step } from '../domain/life.ts'
import type { Warning, WarningKind } from '../domain/warnings.ts'

interface Placed {
  org_unit_id: string
  unit_1: string
  unit_2: string | null
  unit_3: string | null
  unit_4: string | null
  unit_5: string | null
  unit_6: string | null
}

export interface CompensationRow extends Placed {
  id: string
  ticket_id: string
  customer_id: string | null
  kind_id: string
  currency: string
  amount_minor: number
  order_number: string | null
  /** The number as it is compared, reckoned by the database. */
  order_key: ColumnType<string | null, never, never>
  reason: string
  state: CompensationState
  version: number
  warnings: ColumnType<Warning[], string, string>
  agent_id: string | null
  offered_at: Date
  booked_on: ColumnType<string, string, string>
}

/** The tables this feature owns. */
export interface CompensationTables {
  compensation_kinds: {
    id: string
    name_zh: string
    name_en: string
    currency: string
    position: number
    active: boolean
  }
  compensation_limits: {
    role_key: string
    currency: string
    each_minor: number
    period_minor: number
    approve_minor: number
  }
  compensation_budgets: {
    id: string
    org_unit_id: string
    currency: string
    from_day: ColumnType<string, string, string>
    to_day: ColumnType<string, string, string>
    amount_minor: number
  }
  compensations: CompensationRow
  compensation_steps: {
    id: string
    compensation_id: string
    step: Step | 'offer'
    words: string | null
    at: Date
    by: string | null
  }
  compensation_ledger: Placed & {
    id: string
    compensation_id: string
    entry: 'committed' | 'released' | 'paid' | 'reversed'
    currency: string
    committed_minor: number
    paid_minor: number
    booked_on: ColumnType<string, string, string>
    kind_id: string
    agent_id: string | null
    at: Date
    by: string | null
  }
  /** One row. */
  compensation_rule: {
    id: string
    period_days: number
    repeat_days: number
    often: number
    refuses: WarningKind[]
  }
}
