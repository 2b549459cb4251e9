import type { Split, Watched } from './codes.ts'
import type { Scale } from './colours.ts'

/** What the cube of counts is asked for. */
export type Counted =
  | 'voices'
  | 'nps'
  | 'csat'
  | 'callback'
  | 'first_contact_resolution'
  | 'clock'
  | 'open'
  | 'risky'
  | 'group_event'
  | 'response'
  | 'queue'

/** Some points of the cube: so many of one measure in one bucket. */
export interface Cell {
  readonly measure: Counted
  readonly bucket: number
  readonly complaint: boolean
  /** Whether its kind is known yet. */
  readonly judged: boolean
  readonly n: number
}

/** How many there were, and the sum and squares of what each was worth. */
export interface Sums {
  readonly n: number
  readonly sum: number
  readonly squares: number
}

/** How a watched metric is worked out: a count a day, or the mean of what each point is worth. */
export interface Recipe {
  readonly measures: readonly Counted[]
  readonly form: 'count' | 'mean'
  readonly unit: 'count' | 'share' | 'points'
  readonly scale: Scale
  /** The ends of what it can be. */
  readonly range: readonly [number, number]
  readonly splits: readonly Split[]
  /** Only nothing at all is worth a word. */
  readonly silent?: true
  /** What is at this moment: it has no yesterday, and is held against a goal alone. */
  readonly level?: true
  /** Each one is worth a word, whatever is usual: somebody has counted already that it is. */
  readonly each?: true
  /** What a cell is worth; null where it does not count. */
  worth(cell: Cell): number | null
}

const everything: readonly Split[] = ['none', 'unit', 'label', 'channel', 'kind']
const ofTickets: readonly Split[] = ['none', 'unit', 'label', 'kind']
const counts = { form: 'count', unit: 'count', range: [0, Number.POSITIVE_INFINITY] } as const
const shares = { form: 'mean', unit: 'share', range: [0, 1] } as const
const scale = (worse: Scale['worse'], nearZero = 0, whole = 1): Scale => ({ worse, nearZero, whole })

const yes = (measure: Counted): Omit<Recipe, 'scale' | 'splits'> => ({
  ...shares,
  measures: [measure],
  worth: ({ bucket }) => (bucket === 1 ? 1 : 0),
})

/** Every metric that can be watched. */
export const recipes: Readonly<Record<Watched, Recipe>> = {
  complaints: {
    ...counts,
    measures: ['voices'],
    scale: scale('up'),
    splits: ['none', 'unit', 'label', 'channel'],
    worth: ({ complaint }) => (complaint ? 1 : null),
  },
  complaint_rate: {
    ...shares,
    measures: ['voices'],
    scale: scale('up', 0.001),
    splits: ['none', 'unit', 'label', 'channel'],
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
    splits: ofTickets,
    worth: () => 1,
  },
}

/** Sums of one segment, day by day from the first day of a frame. */
export interface DaySeries {
  readonly n: Float64Array
  readonly sum: Float64Array
  readonly squares: Float64Array
}

export const emptySeries = (days: number): DaySeries => ({
  n: new Float64Array(days),
  sum: new Float64Array(days),
  squares: new Float64Array(days),
})

/** Counts a cell in on one day. */
export function addCell(
  series: DaySeries,
  day: number,
  { recipe, cell }: { recipe: Recipe; cell: Cell },
): void {
  const worth = recipe.worth(cell)
  if (worth === null || day < 0 || day >= series.n.length) return
  series.n[day] = (series.n[day] as number) + cell.n
  series.sum[day] = (series.sum[day] as number) + worth * cell.n
  series.squares[day] = (series.squares[day] as number) + worth * worth * cell.n
}

/** Counts one series into another, as a child into its parent. */
export function addSeries(into: DaySeries, more: DaySeries): void {
  for (const key of ['n', 'sum', 'squares'] as const)
    for (let day = 0; day < into[key].length; day++)
      into[key][day] = (into[key][day] as number) + (more[key][day] as number)
}

/** The sums of some days, the last one left out. */
export function sumsOver({ n, sum, squares }: DaySeries, from: number, until: number): Sums {
  const total = { n: 0, sum: 0, squares: 0 }
  for (let day = Math.max(0, from); day < until; day++) {
    total.n += n[day] as number
    total.sum += sum[day] as number
    total.squares += squares[day] as number
  }
  return total
}
