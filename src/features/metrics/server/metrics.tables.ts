import type { WeekPattern } from '@huixiang/business-time/week-years.ts'
import type { Direction, MetricUnit } from '../domain/definitions/definition.ts'

/** Tables of the metrics feature. Facts and sums are projections and can be made again from the log. */
export interface MetricsTables {
  metric_facts: {
    subject_id: string
    day: string
    place: number
    label: number
    /** `codeOf` with the number of the channel as its value. */
    cell: number
    measure: number
    part: number
    amount: number | null
  }
  metric_details: {
    subject_id: string
    measure: number
    part: number
    detail: Record<string, string>
  }
  metric_sums: {
    place: number
    day: string
    measure: number
    below: boolean
    kinds: Uint8Array
    labels: Uint8Array | null
    channels: Uint8Array | null
  }
  metric_months: {
    place: number
    month: string
    measure: number
    below: boolean
    kinds: Uint8Array
    labels: Uint8Array | null
    channels: Uint8Array | null
    day_kinds: Uint8Array
    day_labels: Uint8Array | null
    day_channels: Uint8Array | null
  }
  metric_closing: {
    closed_before: string
    time_zone: string | null
    day_begins: number
  }
  metric_zones: {
    version: number
    time_zone: string
    day_begins: number
    since: Date
  }
  metric_terms: {
    dimension: 'measure' | 'kind' | 'label' | 'channel' | 'part'
    code: number
    value: string
  }
  metric_places: {
    id: number
    parent_id: number | null
    unit_id: string | null
  }
  /** A view of the facts with the words that they are kept under. */
  metric_points: {
    measure: string
    subject_id: string
    part: string
    day: string
    org_unit_id: string | null
    kind: string | null
    label_id: string | null
    channel: string | null
    bucket: number
    amount: number | null
    place: number
  }
  /** A view: how many facts stand in each cell. */
  metric_counts: {
    measure: string
    day: string
    org_unit_id: string | null
    kind: string | null
    label_id: string | null
    channel: string | null
    bucket: number
    n: number
  }
  metric_owners: {
    id: string
    metric: string
    person_id: string | null
    set_at: Date
    set_by: string | null
  }
  metric_formulas: {
    metric: string
    version: number
    name_zh: string
    name_en: string
    expression: string
    unit: MetricUnit
    direction: Direction
    retired: boolean
    set_at: Date
    set_by: string | null
  }
  metric_settings: {
    version: number
    repeat_days: number
    year_begins: number
    week_pattern: WeekPattern | null
    week_begins: number | null
    year_ends: 'nearest' | 'last' | null
    set_at: Date
    set_by: string | null
  }
  metric_goals: {
    id: string
    metric: string
    org_unit_id: string
    period: string
    version: number
    value: number | null
    set_at: Date
    set_by: string | null
  }
}
