import type { ColumnType, Generated } from 'kysely'
import type { Draft, simulationStates } from '../contract/simulations.ts'
import type {
  AssignmentWay,
  DecisionNote,
  ReturnReason,
  ShareOrder,
  Verdict,
  WaitingReason,
} from '../domain/codes.ts'
import type { Comparison } from '../domain/comparing.ts'
import type { Tier } from '../domain/strategy.ts'
import type { VersionedThing } from '../domain/versions.ts'

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
  round: number
}

export interface OfferRow {
  ticket_id: string
  cycle: number
  person_id: string
  due_at: Date
  round: number
  rounds: number
  not_people: string[]
}

export interface StrategyRow {
  unit_id: string
  share_by: ShareOrder
  sticky: boolean
  by_tier: boolean
  vip_to_senior: boolean
  green_extra: number
  sizes: number[]
  urgent_extra: number
  overflow_unit_id: string | null
  accept_minutes: number | null
  accept_rounds: number
  away_minutes: number | null
  daily_quota: number | null
}

/** One team that was asked, as a decision keeps it. */
export interface AskedTeam {
  readonly unitId: string
  readonly shareBy: ShareOrder
  readonly waiting: WaitingReason | null
  /** How many of the team each verdict fell on. */
  readonly counts: Partial<Record<Verdict, number>>
  /** The first of them, who came nearest to taking it in front. */
  readonly people: readonly {
    readonly personId: string
    readonly verdict: Verdict
    readonly load: number
    readonly capacity: number
    readonly grade: Tier
  }[]
}

export interface DecisionRow {
  id: string
  ticket_id: string
  cycle: number
  at: Date
  rule_id: string | null
  person_id: string | null
  size: number
  notes: DecisionNote[]
  trail: ColumnType<AskedTeam[], string, string>
}

export interface ShiftRow {
  person_id: string
  calendar_id: string
  on_duty: boolean
  next_at: Date
}

export interface ShiftChangeRow {
  id: string
  person_id: string
  starts_at: Date
  ends_at: Date
  works: boolean
}

/** What a simulation found; without names and titles, which are read when it is looked at. */
export interface Found extends Comparison {
  readonly from: number
  readonly until: number
  readonly more: boolean
  readonly asRecorded: { readonly unit: number; readonly person: number; readonly of: number }
}

export interface SimulationRow {
  id: string
  asked_by: string | null
  asked_at: Date
  days: number
  draft: ColumnType<Draft, string, never>
  state: (typeof simulationStates)[number]
  percent: ColumnType<number, number | undefined, number>
  result: ColumnType<Found | null, string | undefined, string>
}

export interface VersionRow {
  version: Generated<number>
  what: VersionedThing
  subject_id: string
  before: ColumnType<unknown, string | null, never>
  after: ColumnType<unknown, string | null, never>
  at: Date
  by: string | null
  with_rule_id: string | null
  brought_back: number | null
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
    size: ColumnType<number, number | undefined, number>
  }
  agent_loads: { person_id: string; load: number; last_assigned_at: Date | null; turn: string }
  dispatch_strategies: StrategyRow
  dispatch_profiles: {
    person_id: string
    grade: Tier
    levels: ColumnType<Record<string, number>, string, string>
  }
  dispatch_decisions: DecisionRow
  dispatch_queue: QueueRow
  dispatch_offers: OfferRow
  dispatch_shifts: ShiftRow
  dispatch_shift_changes: ShiftChangeRow
  dispatch_handover_notes: { ticket_id: string; person_id: string; text: string }
  dispatch_simulations: SimulationRow
  dispatch_versions: VersionRow
  dispatch_days: { unit_id: string; day: string; given: number }
}
