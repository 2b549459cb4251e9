import type { ColumnType, Generated, Selectable } from 'kysely'
import type { OwnMetricName } from '#features/metrics/contract/metric-name.ts'
import type { AlertItem } from '../contract/reading.ts'
import type { AlertRule } from '../contract/rules.ts'
import type {
  AlertColour,
  MarkEffect,
  MarkKind,
  MarkSplit,
  Outcome,
  Significance,
  SnoozeReason,
  Split,
  WatchedKind,
} from '../domain/codes.ts'

type Json<Value> = ColumnType<Value, string, string>

/** What was found of a segment; names are looked up when they are shown. */
export type JudgedSegment = Omit<AlertItem['segments'][number], 'name' | 'key'> & {
  readonly key: string
}
/** A segment as an alert keeps it. Earlier versions kept neither how sure it was nor what others swallowed. */
export type KeptSegment = JudgedSegment & {
  readonly p?: number
  /** The nearest segment above that swallowed it. */
  readonly within?: string
  /** An NPS that fell so far that its regional managers were paged. */
  readonly paged?: true
}
/** What a back-test found; names of segments as they were then. */
export type BackTestResult = NonNullable<NonNullable<AlertRule['backTest']>['result']>

/** The tables this feature owns. */
export interface AlertsTables {
  alert_rules: {
    id: string
    name: string
    watched: WatchedKind
    /** The metric that the organisation made, and which version of its formula; null where it ships. */
    metric: OwnMetricName | null
    formula_version: number | null
    split: Split
    unit_id: string | null
    goal: number | null
    goals_set: boolean
    window_days: number
    history_days: number
    minimum_n: number
    significance: Generated<Significance>
    from_colour: Generated<AlertColour>
    alike_since: Generated<number>
    owner_id: string | null
    active: boolean
    version: number
    saved_at: Date
    saved_by: string | null
    removed_at: Date | null
  }
  /** What a rule watched in a version, and against what; alerts are told by theirs. */
  alert_rule_versions: Pick<
    AlertsTables['alert_rules'],
    | 'version'
    | 'watched'
    | 'metric'
    | 'formula_version'
    | 'split'
    | 'unit_id'
    | 'goal'
    | 'goals_set'
    | 'window_days'
    | 'history_days'
  > & { rule_id: string }
  alert_series: { rule_id: string; segment: string; colour: AlertColour; since: Date }
  alert_heard_hours: { channel: string; org_unit_id: string | null; hour: number; n: number }
  alert_heard_last: { channel: string; org_unit_id: string | null; at: Date }
  alert_watched_hours: { hour: number }
  alert_rising: { rule_id: string; segment: string; since: Date }
  alert_evaluations: {
    rule_id: string
    at: Date
    took_ms: number
    segments: number
    coloured: number
    figures: string
  }
  alerts: {
    id: string
    number: string
    rule_id: string
    rule_version: number
    colour: AlertColour
    unit_ids: string[]
    covered: string[]
    segments: Json<readonly KeptSegment[]>
    worst: Json<readonly KeptSegment[]>
    owner_id: string | null
    opened_at: Date
    due_at: Date
    judged_at: Date
    paged_at: Date | null
    recovered_at: Date | null
    merged_into: string | null
  }
  alert_acknowledgements: { alert_id: string; at: Date; by: string | null }
  alert_snoozes: {
    id: string
    alert_id: string
    at: Date
    by: string | null
    until: Date
    reason: SnoozeReason
    words: string | null
    ended_at: Date | null
  }
  alert_closures: { alert_id: string; at: Date; by: string | null; outcome: Outcome; words: string | null }
  alert_merges: {
    id: string
    alert_id: string
    into_id: string
    at: Date
    by: string | null
    undone_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    undone_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  alert_tunings: {
    id: string
    rule_id: string
    version: number
    minimum_n_before: number
    significance_before: Significance
    from_colour_before: AlertColour
    judged_right: number
    judged_wrong: number
    spared: number
    at: Date
    by: string | null
    undone_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    undone_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  alert_tickets: {
    id: string
    alert_id: string
    ticket_id: string
    opened: boolean
    linked_at: Date
    linked_by: string | null
    unlinked_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    unlinked_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  alert_back_tests: {
    id: string
    rule_id: string
    rule_version: number
    asked_by: string | null
    asked_at: Date
    days: number
    state: 'waiting' | 'running' | 'done' | 'failed'
    percent: Generated<number>
    result: ColumnType<BackTestResult | null, string | null | undefined, string | null>
  }
  alert_marks: {
    id: string
    kind: MarkKind
    name: string
    from_day: string
    to_day: string
    unit_id: string | null
    effect: MarkEffect
    factor: number
    split: MarkSplit | null
    segment: string | null
    saved_at: Date
    saved_by: string | null
  }
}

export type RuleRow = Selectable<AlertsTables['alert_rules']>
export type AlertRow = Selectable<AlertsTables['alerts']>
export type TuningRow = Selectable<AlertsTables['alert_tunings']>
export type BackTestRow = Selectable<AlertsTables['alert_back_tests']>
