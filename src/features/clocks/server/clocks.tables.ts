import type { CalendarDefinition } from '@huixiang/business-time/calendar-definition.ts'
import type { ColumnType, Generated } from 'kysely'
import type { Target } from '../domain/calendars.ts'
import type {
  ClockState,
  Level,
  LogDeed,
  Obligation,
  policyChanges,
  RequestState,
  TargetUnit,
} from '../domain/codes.ts'
import type { PolicyRule } from '../domain/policies.ts'
import type { StatuteCode } from '../domain/statutes.ts'

/** The definition without its id: the row's own is its id. */
export type StoredHours = Omit<CalendarDefinition, 'id'>

/** How a calendar is stored. */
export interface CalendarRow {
  id: string
  name_zh: string
  name_en: string
  definition: ColumnType<StoredHours, string, string>
  version: number
  changed_at: Date
  changed_by: string | null
  archived_at: Date | null
}

/** A time limit as one of its versions keeps it. */
export interface StoredPolicyContent extends PolicyRule {
  readonly target: Target | null
  readonly calendarId: string
  readonly pausable: boolean
}

/** How a time limit is stored. */
export interface PolicyRow {
  id: string
  position: number
  obligation: Obligation
  kind: string | null
  urgency: string | null
  target_amount: number | null
  target_unit: TargetUnit | null
  calendar_id: string
  pausable: boolean
  active: boolean
  version: number
  tier: number | null
  label_id: string | null
  unit_id: string | null
  channel: string | null
  customer_group: string | null
  from_next_day: boolean
  statute: StatuteCode | null
}

/** What the clocks know of one handling of a ticket; a time is null until its event was seen. */
export interface CycleRow {
  ticket_id: string
  cycle: number
  org_unit_id: string | null
  kind: string | null
  urgency: string | null
  classified_at: Date | null
  began_at: Date | null
  contacted_at: Date | null
  planned_at: Date | null
  resolved_at: Date | null
  has_customer: boolean
  carries_on: boolean
  last_told_at: Date | null
  tier: number | null
  label_id: string | null
  accepted_at: Date | null
  called_back_at: Date | null
  callback_dropped_at: Date | null
  verified_at: Date | null
  ended_at: Date | null
  applied_for: string | null
  callback_applied_at: Date | null
}

/** A wait for the customer. Either end may be unknown when its event is still on its way. */
export interface PauseRow {
  ticket_id: string
  cycle: number
  position: number
  since: Date | null
  until: Date | null
}

/** How a clock is stored. */
export interface ClockRow {
  id: string
  ticket_id: string
  cycle: number
  obligation: Obligation
  kind: string
  urgency: string
  policy_id: string
  calendar_id: string
  target_ms: number
  pausable: boolean
  started_at: Date
  state: ClockState
  level: Level
  warn_50_at: Date | null
  warn_80_at: Date | null
  due_at: Date | null
  next_wake_at: Date | null
  met_at: Date | null
  breached_at: Date | null
  ended_at: Date | null
  dropped_at: Date | null
  /** Null on clocks that ended before the log was kept. */
  policy_version: number | null
  calendar_version: number | null
}

/** One entry of the log of clocks, a ticket's or the answer clock of a sub-task; append-only. */
export interface LogRow {
  id: Generated<number>
  clock_id: string | null
  joint_task_id: string | null
  letter_id: string | null
  what: LogDeed
  at: Date
  recorded_at: Date
  cause: string
  cause_id: string | null
  policy_id: string | null
  policy_version: number | null
  calendar_id: string | null
  calendar_version: number | null
  level: Level
  started_at: Date | null
  target_ms: number | null
  pausable: boolean | null
}

/** A request for more time; `words` are what the customer is told once it is granted. */
export interface ExtensionRequestRow {
  id: string
  clock_id: string
  requested_at: Date
  requested_by: string
  reason: string
  evidence: string
  words: string
  asked_until: Date
  state: RequestState
  ended_at: Date | null
  decided_by: string | null
  decision_reason: string | null
  extension_id: string | null
}

/** The tables this feature owns. */
export interface ClocksTables {
  calendars: CalendarRow
  calendar_versions: {
    calendar_id: string
    version: number
    definition: ColumnType<StoredHours, string, string>
    at: Date
    by: string | null
  }
  clock_policies: PolicyRow
  clock_policy_versions: {
    policy_id: string
    version: number
    change: (typeof policyChanges)[number]
    content: ColumnType<StoredPolicyContent, string, string>
    at: Date
    by: string | null
  }
  clocked_cycles: CycleRow
  clock_pauses: PauseRow
  clocks: ClockRow
  clock_log: LogRow
  clock_extensions: {
    id: string
    clock_id: string
    at: Date
    by: string | null
    reason: string
    from_due_at: Date
    due_at: Date
    from_target_ms: number
    target_ms: number
  }
  clock_extension_requests: ExtensionRequestRow
}
