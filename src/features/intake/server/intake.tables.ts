import type { ColumnType, Generated } from 'kysely'
import type { Locale } from '#platform/contract/locale.ts'
import type { Channel, Kind, Mode } from '../domain/voice.ts'

type Json = ColumnType<Record<string, unknown>, string | undefined, string>

/** The tables this feature owns. */
export interface IntakeTables {
  feedbacks: {
    id: string
    number: string
    secret_hash: Buffer
    channel: Channel
    chosen_kind: Kind | null
    text: string
    customer_id: string | null
    contact_name: string | null
    contact_phone: string | null
    contact_email: string | null
    product_id: string | null
    outlet_id: string | null
    touchpoint_id: string | null
    org_unit_id: string | null
    unit_1: string | null
    unit_2: string | null
    unit_3: string | null
    unit_4: string | null
    unit_5: string | null
    unit_6: string | null
    occurred_at: Date
    received_at: Date
    registered_by: string | null
    import_id: string | null
    source: Generated<string>
    source_id: string | null
    content_hash: Buffer | null
    mode: Generated<Mode>
    custom: Json
    erased_at: Date | null
  }
  feedback_files: {
    feedback_id: string
    file_id: string
    position: number
    name: string
    /** What the customer added it with; null when it came with the voice. */
    addition_id: string | null
  }
  feedback_additions: {
    id: string
    feedback_id: string
    text: string
    at: Date
    /** Who wrote it down for the customer; null when they wrote it themselves. */
    registered_by: string | null
  }
  feedback_withdrawals: { feedback_id: string; at: Date }
  consent_wordings: { wording: string; locale: Locale; text: string; first_used_at: Date }
  consents: {
    feedback_id: string
    locale: Locale
    wording: string | null
    reference: string | null
    given_at: Date
  }
  consent_withdrawals: {
    feedback_id: string
    at: Date
    /** Who wrote it down for the customer; null when they did it themselves. */
    registered_by: string | null
  }
  feedback_unmaskings: {
    id: string
    feedback_id: string
    person_id: string | null
    reason: string
    note: string | null
    at: Date
  }
}
