import type { ColumnType } from 'kysely'
import type { AssignmentWay, ReturnReason, WaitingReason } from '../domain/codes.ts'

export interface RuleRow {
  id: string
  position: number
  name: string
  active: boolean
  kinds: string[]
  label_ids: string[]
  urgencies: string[]
  tiers: number[]
  unit_ids: string[]
  languages: string[]
  vip: boolean | null
  to_unit_id: string
  required_skills: string[]
  to_tier: number | null
}

export interface QueueRow {
  ticket_id: string
  cycle: number
  unit_id: string
  urgent: boolean
  since: Date
  rule_id: string | null
  required_skills: string[]
  language: string | null
  why: WaitingReason
  not_people: string[]
}

/** The tables this feature owns. */
export interface DispatchTables {
  dispatch_rules: RuleRow
  assignments: {
    id: string
    ticket_id: string
    cycle: number
    person_id: string
    unit_id: string
    since: Date
    until: Date | null
    how: AssignmentWay
    rule_id: string | null
    why: ColumnType<Record<string, unknown>, string, string>
    by: string | null
    return_reason: ReturnReason | null
    return_note: string | null
  }
  agent_loads: { person_id: string; load: number; last_assigned_at: Date | null }
  dispatch_queue: QueueRow
}
