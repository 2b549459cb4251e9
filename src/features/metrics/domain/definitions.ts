import { answerDefinitions } from './definitions/answers.ts'
import type { Definition } from './definitions/definition.ts'
import { fairnessDefinitions } from './definitions/fairness.ts'
import { loopDefinitions } from './definitions/loop.ts'
import { serviceDefinitions } from './definitions/service.ts'
import { watchedDefinitions } from './definitions/watched.ts'
import { workDefinitions } from './definitions/work.ts'
import { type Measure, measures } from './measures.ts'

const all = {
  ...workDefinitions,
  ...watchedDefinitions,
  ...serviceDefinitions,
  ...answerDefinitions,
  ...loopDefinitions,
  ...fairnessDefinitions,
}

/** What a metric is called in code and addresses. */
export type MetricKey = keyof typeof all

/** Every figure that is shown somewhere, and how it is computed: the only place that says so. */
export const definitions: Readonly<Record<MetricKey, Definition>> = all
export const metricKeys = Object.keys(all) as [MetricKey, ...MetricKey[]]

/** Metrics of which more, or less, is better: what one can aim at. */
export const goalKeys = metricKeys.filter((key) => all[key].direction !== 'neither') as [
  MetricKey,
  ...MetricKey[],
]

/** The metric whose single things a measure lists. */
export const metricOfMeasure: Readonly<Record<Measure, MetricKey>> = {
  voices: 'voices',
  opened: 'opened',
  open: 'open',
  first_contact: 'first_contact',
  resolution: 'resolution',
  first_contact_resolution: 'first_contact_resolution',
  clock: 'clocks_met',
  callback: 'callback_satisfaction',
  closed: 'closed',
  reopened: 'reopened',
  csat: 'csat',
  nps: 'nps',
  action: 'time_to_action',
  callback_owed: 'response',
  repeat: 'repeat_complaint_rate',
  ces: 'ces',
  csi: 'csi',
}

/** What the overview counts. */
export const overviewMeasures: readonly Measure[] = measures.filter((measure) =>
  definitions[metricOfMeasure[measure]].shownOn.includes('/overview'),
)
