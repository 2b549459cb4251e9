import { bucketBounds } from '@huixiang/cx-stats/histogram.ts'
import type { Split, Watched } from './codes.ts'
import type { Scale } from './colours.ts'
import type { Cell, Counted, Recipe } from './measured.ts'

const everything: readonly Split[] = ['none', 'unit', 'label', 'channel', 'kind', 'touchpoint']
const ofComplaints: readonly Split[] = ['none', 'unit', 'label', 'channel', 'touchpoint']
const ofTickets: readonly Split[] = ['none', 'unit', 'label', 'kind', 'agent', 'touchpoint']
const counts = { form: 'count', unit: 'count', range: [0, Number.POSITIVE_INFINITY] } as const
const shares = { form: 'mean', unit: 'share', range: [0, 1] } as const
const scale = (worse: Scale['worse'], nearZero = 0, whole = 1): Scale => ({ worse, nearZero, whole })

const yes = (measure: Counted) => ({
  ...shares,
  measures: [measure],
  worth: ({ bucket }: Cell) => (bucket === 1 ? 1 : 0),
})

/** The middle of a bucket of times on a logarithmic scale; what took less than a second took one. */
function logOf({ bucket }: Cell): number {
  const { low, high } = bucketBounds(bucket)
  return Math.log(Math.max(1000, Math.sqrt(low * (high ?? low))))
}

const times = (measure: Counted) => ({
  form: 'mean' as const,
  unit: 'milliseconds' as const,
  log: true as const,
  measures: [measure],
  range: [Math.log(1000), Math.log(3650 * 86_400_000)] as const,
  scale: scale('up', 1),
  worth: logOf,
})

const scores = { form: 'mean', unit: 'score' } as const

/** Every metric that can be watched. */
export const recipes: Readonly<Record<Watched, Recipe>> = {
  complaints: {
    ...counts,
    measures: ['voices'],
    scale: scale('up'),
    splits: ofComplaints,
    worth: ({ complaint }) => (complaint ? 1 : null),
  },
  complaint_rate: {
    ...shares,
    measures: ['voices'],
    scale: scale('up', 0.001),
    splits: ofComplaints,
    worth: ({ complaint, judged }) => (judged ? Number(complaint) : null),
  },
  negative_share: {
    ...shares,
    measures: ['voices'],
    scale: scale('up', 0.001),
    splits: everything,
    // Polarity 0 is not known yet.
    worth: ({ bucket }) => (bucket === 0 ? null : Number(bucket === 1)),
  },
  voices: { ...counts, measures: ['voices'], scale: scale('up'), splits: everything, worth: () => 1 },
  risky_voices: {
    ...counts,
    measures: ['risky'],
    scale: scale('up'),
    splits: everything,
    worth: () => 1,
  },
  group_events: {
    ...counts,
    measures: ['group_event'],
    scale: scale('up'),
    each: true,
    splits: ['none'],
    worth: () => 1,
  },
  silence: {
    ...counts,
    measures: ['voices'],
    scale: scale('down'),
    silent: true,
    splits: ['none', 'channel', 'unit'],
    worth: () => 1,
  },
  nps: {
    form: 'mean',
    unit: 'points',
    measures: ['nps'],
    range: [-100, 100],
    scale: scale('down', 10, 100),
    splits: ofTickets,
    pagesFrom: 0.15,
    worth: ({ bucket }) => (bucket >= 9 ? 100 : bucket <= 6 ? -100 : 0),
  },
  csat: {
    ...shares,
    measures: ['csat'],
    scale: scale('down', 0.001),
    splits: ofTickets,
    worth: ({ bucket }) => Number(bucket >= 4),
  },
  callback_satisfaction: { ...yes('callback'), scale: scale('down', 0.001), splits: ofTickets },
  first_contact_resolution: {
    ...yes('first_contact_resolution'),
    scale: scale('down', 0.001),
    splits: ofTickets,
  },
  clocks_met: { ...yes('clock'), scale: scale('down', 0.001), splits: ofTickets },
  response: { ...yes('response'), scale: scale('down', 0.001), splits: ofTickets },
  solved: { ...yes('solved'), scale: scale('down', 0.001), splits: ofTickets },
  satisfied: { ...yes('satisfied'), scale: scale('down', 0.001), splits: ofTickets },
  repeat_complaint_rate: { ...yes('repeated'), scale: scale('up', 0.001), splits: ofComplaints },
  reopened: { ...counts, measures: ['reopened'], scale: scale('up'), splits: ofTickets, worth: () => 1 },
  reopening_rate: {
    ...yes('reopening'),
    scale: scale('up', 0.001),
    splits: ofTickets,
    ripensDays: 14,
  },
  closure_rate: { ...yes('closure'), scale: scale('down', 0.001), splits: ofTickets, ripensDays: 14 },
  improvement_share: { ...yes('improvement'), scale: scale('down', 0.001), splits: ofTickets },
  first_contact: { ...times('first_contact'), splits: ofTickets },
  resolution: { ...times('resolution'), splits: ofTickets },
  time_to_action: { ...times('action'), splits: ofTickets },
  ces: {
    ...scores,
    measures: ['ces'],
    range: [1, 5],
    scale: scale('up'),
    splits: ofTickets,
    // Answers stand in hundredths of a point.
    worth: ({ bucket }) => bucket / 100,
  },
  csi: {
    ...scores,
    measures: ['csi'],
    range: [0, 100],
    scale: scale('down', 1, 100),
    splits: ofTickets,
    // Answers stand in tenths of a point.
    worth: ({ bucket }) => bucket / 10,
  },
  clocks_at_risk: {
    ...shares,
    measures: ['open'],
    scale: scale('up', 0.001),
    level: true,
    splits: ofTickets,
    // Soon or overdue; 0 is in time.
    worth: ({ bucket }) => Number(bucket > 0),
  },
  queue: {
    ...counts,
    measures: ['queue'],
    scale: scale('up'),
    level: true,
    // What waits for somebody is nobody's.
    splits: ofTickets.filter((split) => split !== 'agent'),
    worth: () => 1,
  },
}

/** What made metrics may be made of, by the names that metrics have: no levels, which know only this moment. */
export const partRecipes: ReadonlyMap<string, Recipe> = new Map<string, Recipe>([
  ...Object.entries(recipes).filter(([, { level }]) => !level),
  ['opened', { ...counts, measures: ['opened'], scale: scale('up'), splits: ofTickets, worth: () => 1 }],
  ['closed', { ...counts, measures: ['closed'], scale: scale('up'), splits: ofTickets, worth: () => 1 }],
])
