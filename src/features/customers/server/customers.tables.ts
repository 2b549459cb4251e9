import type { ColumnType, Generated } from 'kysely'
import type { Ground, RequestOrigin, Right } from '../domain/rights.ts'

interface UnitColumns {
  org_unit_id: string | null
  unit_1: string | null
  unit_2: string | null
  unit_3: string | null
  unit_4: string | null
  unit_5: string | null
  unit_6: string | null
}

type Json = ColumnType<Record<string, unknown>, string | undefined, string>

interface MasterColumns {
  id: string
  code: string
  name: string
  category: string | null
  org_unit_id: string | null
  active: Generated<boolean>
  saved_at: Date
}

interface UnmaskingColumns {
  id: string
  person_id: string | null
  reason: string
  note: string | null
  at: Date
}

/** The tables this feature owns. */
export interface CustomersTables {
  customers: UnitColumns & {
    id: string
    name: string | null
    name_key: string | null
    phone: string | null
    phone_key: string | null
    email: string | null
    email_key: string | null
    external_id: string | null
    vip: Generated<boolean>
    tags: Generated<string[]>
    custom: Json
    merged_into_id: string | null
    merged_at: Date | null
    erased_at: Date | null
    created_at: Date
  }
  customer_likenesses: {
    customer_id: string
    other_id: string
    noticed_at: Date
    dismissed_at: Date | null
    dismissed_by: string | null
  }
  customer_standings: {
    customer_id: string
    since: Date
    /** Their tags, and `vip`. */
    groups: string[]
    /** What fields with fixed choices said, by the key of the field. */
    choices: Json
  }
  customer_unmaskings: UnmaskingColumns & { customer_id: string }
  rights_requests: {
    id: string
    customer_id: string
    asked_for: Right
    origin: RequestOrigin
    asked_at: Date
    recorded_by: string | null
  }
  rights_answers: {
    request_id: string
    /** Why it was refused; null when it was met. */
    ground: Ground | null
    hold_id: string | null
    answered_at: Date
    answered_by: string | null
  }
  products: MasterColumns
  outlets: MasterColumns
  touchpoints: MasterColumns
}
