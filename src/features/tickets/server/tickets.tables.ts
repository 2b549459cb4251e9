import type { ColumnType } from 'kysely'
import type {
  ContactChannel,
  HoldReason,
  MessagePurpose,
  Outcome,
  ReopenReason,
  TicketKind,
  Tier,
  Urgency,
  Verifier,
  WithdrawCause,
} from '../domain/codes.ts'
import type { ConfirmationCode } from '../domain/confirmations.ts'
import type { TicketState } from '../domain/lifecycle.ts'
import type { ReviewReason } from '../domain/reviewing.ts'

export interface UnitPath {
  org_unit_id: string
  unit_1: string
  unit_2: string | null
  unit_3: string | null
  unit_4: string | null
  unit_5: string | null
  unit_6: string | null
}

export interface TicketRow extends UnitPath {
  id: string
  number: string
  feedback_id: string
  customer_id: string | null
  title: string
  kind: TicketKind
  label_id: string | null
  tier: Tier
  urgency: Urgency
  state: TicketState
  cycle: number
  version: number
  assignee_id: string | null
  opened_at: Date
  cycle_since: Date
  resolved_at: Date | null
  ended_at: Date | null
  changed_at: Date
  changed_by: string | null
  /** Infinity (the number) when nothing is due. */
  next_due_at: ColumnType<Date | number, Date | 'infinity' | undefined, Date | 'infinity'>
  breached: ColumnType<boolean, boolean | undefined, boolean>
  custom: ColumnType<Record<string, unknown>, string | undefined, string>
}

interface Recorded {
  ticket_id: string
  cycle: number
  at: Date
  by: string | null
}

/** The tables this feature owns. */
export interface TicketsTables {
  tickets: TicketRow
  /** What titles are found by; see titles.query.ts. */
  ticket_titles: { ticket_id: string; pairs: string }
  ticket_feedbacks: {
    feedback_id: string
    ticket_id: string
    first: boolean
    linked_at: Date
    linked_by: string | null
  }
  ticket_holds: {
    id: string
    ticket_id: string
    cycle: number
    reason: HoldReason
    note: string | null
    since: Date
    until: Date | null
    by: string | null
    released_by: string | null
  }
  ticket_confirmations: Recorded & { code: ConfirmationCode }
  ticket_contacts: Recorded & { id: string; channel: ContactChannel; reached: boolean }
  ticket_notes: Recorded & { id: string; text: string }
  ticket_messages: Recorded & {
    id: string
    direction: 'out' | 'in'
    purpose: MessagePurpose | null
    text: string | null
    addition_id: string | null
  }
  ticket_resolutions: Recorded & {
    outcome: Outcome
    solution: string
    cause_label_id: string | null
    compensation: number | null
  }
  ticket_verifications: Recorded & { how: Verifier }
  ticket_closures: Recorded
  ticket_reviews: Recorded & { reason: ReviewReason; message_id: string }
  ticket_reopenings: Recorded & { reason: ReopenReason }
  ticket_withdrawals: Omit<Recorded, 'cycle'> & { reason: WithdrawCause }
  ticket_flags: Omit<Recorded, 'by'> & { reason: 'dissatisfied_late' | 'customer_replied_after_closing' }
  ticket_policy: {
    id: string
    opens_for: TicketKind[]
    silent_days: number
    silent_attempts: number
    reopen_within_days: number
    due_soon_minutes: number
    external_ways: string
  }
  confirmation_requirements: { code: ConfirmationCode; position: number; required_for: TicketKind[] }
}
