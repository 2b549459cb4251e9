/** Tables of the metrics feature. Points and counts are projections and can be made again from the log. */
export interface MetricsTables {
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
    detail: Record<string, string>
  }
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
