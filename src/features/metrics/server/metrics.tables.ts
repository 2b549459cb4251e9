/** Tables of the metrics feature. Facts and sums are projections and can be made again from the log. */
export interface MetricsTables {
  metric_facts: {
    subject_id: string
    amount: number | null
    day: string
    place: number
    label: number
    measure: number
    bucket: number
    kind: number
    channel: number
    part: string
    detail: Record<string, string> | null
  }
  metric_sums: {
    place: number
    day: string
    measure: number
    below: boolean
    month: boolean
    kinds: Uint8Array
    labels: Uint8Array | null
    channels: Uint8Array | null
  }
  metric_terms: {
    dimension: 'measure' | 'kind' | 'label' | 'channel'
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
