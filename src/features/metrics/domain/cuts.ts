import { census } from '@huixiang/cx-stats/census.ts'
import { csat } from '@huixiang/cx-stats/csat.ts'
import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { eventCount } from '@huixiang/cx-stats/event-count.ts'
import { histogramMedian } from '@huixiang/cx-stats/histogram-quantile.ts'
import { mean } from '@huixiang/cx-stats/mean.ts'
import { noMoments } from '@huixiang/cx-stats/moments.ts'
import { nps } from '@huixiang/cx-stats/nps.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'
import { grains } from './axes.ts'
import type { MetricDimension } from './definitions/definition.ts'
import { definitions, type MetricKey, metricKeys } from './definitions.ts'
import {
  effortParts,
  has,
  indexParts,
  type Measure,
  noBucket,
  ofCallback,
  ofClosure,
  openingBuckets,
  polarityBuckets,
  yesBucket,
} from './measures.ts'
import type { MetricSettings } from './settings.ts'

/** What a customer may be by fields of the organisation's own: those with fixed choices that have these keys. */
export const customerFields = ['membership', 'region', 'lifecycle'] as const
/** What is not summed, but told from the single things (decisions 0041 and 0044). */
export const toldFromFacts = ['agent', 'hour', 'touchpoint', 'product', 'group', ...customerFields] as const
export type ToldFromFacts = (typeof toldFromFacts)[number]

const parts = ['unit', 'label', 'channel', 'kind', ...toldFromFacts, 'campaign'] as const
/** What a metric may be cut by, and narrowed to. */
export const cutDimensions = ['day', ...parts] as const
export type CutDimension = (typeof cutDimensions)[number]
/** Into which rows: none, stretches of the calendar, its weekdays, or the values of a dimension. */
export const cutsBy = ['none', ...grains, 'weekday', ...parts] as const
/** Whether there is anything to cut by: of what customers are by fields of the organisation's own, only where it has such a field. */
export const isKept = (by: CutBy | MetricDimension, fields: { has(key: string): boolean }): boolean =>
  !(customerFields as readonly string[]).includes(by) || fields.has(by)
/** Of which one thing may have several values: its rows add up to more than the whole. */
export const overlaps = (by: CutBy): boolean => by === 'group'
export type CutBy = (typeof cutsBy)[number]

/** So many points of a measure with one kind in one bucket. */
export interface Cell {
  readonly kind: string | null
  readonly bucket: number
  readonly n: number
}

/** How a metric is worked out from the cells of one measure. */
export interface Recipe {
  readonly measure: Measure
  readonly make: (cells: readonly Cell[], settings: MetricSettings) => Estimate
  /** It is about what is of some kind. */
  readonly ofKinds?: true
  /** It is of this day alone, whatever period is asked for. */
  readonly today?: true
  /** Its buckets are answers from … to, or times, whose distribution says more than one number. */
  readonly spread?: readonly [from: number, to: number] | 'times'
}

const sumOf = (cells: readonly Cell[], which: (cell: Cell) => boolean): number =>
  cells.reduce((sum, cell) => (which(cell) ? sum + cell.n : sum), 0)

const counted =
  (which: (cell: Cell) => boolean = () => true): Recipe['make'] =>
  (cells) =>
    eventCount(sumOf(cells, which))
const shareOf =
  (hit: (cell: Cell, settings: MetricSettings) => boolean, of: (cell: Cell) => boolean): Recipe['make'] =>
  (cells, settings) =>
    proportion({ hits: sumOf(cells, (cell) => of(cell) && hit(cell, settings)), n: sumOf(cells, of) })
const yes = shareOf(
  ({ bucket }) => bucket === yesBucket,
  ({ bucket }) => bucket === yesBucket || bucket === noBucket,
)

/** Those with a yes out of those with a yes or a no. */
const said = (yesBit: number, noBit: number) =>
  shareOf(
    ({ bucket }) => has(bucket, yesBit),
    ({ bucket }) => has(bucket, yesBit | noBit),
  )
const closures = (bit: number) =>
  shareOf(
    ({ bucket }) => has(bucket, bit),
    () => true,
  )

/** How many points stand in each bucket, whatever their kind. */
export function bucketsOf(cells: readonly Cell[]): Record<number, number> {
  const buckets: Record<number, number> = {}
  for (const { bucket, n } of cells) buckets[bucket] = (buckets[bucket] ?? 0) + n
  return buckets
}
function scoresOf(cells: readonly Cell[], [from, to]: readonly [number, number]): number[] {
  const buckets = bucketsOf(cells)
  return Array.from({ length: to - from + 1 }, (_, index) => buckets[from + index] ?? 0)
}

/** The mean of answers that stand in whole parts of a point. */
const meanOf =
  (partsOfPoint: number, [low, high]: readonly [number, number]): Recipe['make'] =>
  (cells) => {
    const sample = cells.reduce(
      ({ n, sum, sumSquares }, cell) => ({
        n: n + cell.n,
        sum: sum + cell.n * cell.bucket,
        sumSquares: sumSquares + cell.n * cell.bucket * cell.bucket,
      }),
      noMoments,
    )
    const told = mean(sample, { range: [low * partsOfPoint, high * partsOfPoint] })
    const inPoints = (value: number | null) => (value === null ? null : value / partsOfPoint)
    return { ...told, value: inPoints(told.value), low: inPoints(told.low), high: inPoints(told.high) }
  }

const counts = (measure: Measure): Recipe => ({ measure, make: counted() })
const times = (measure: Measure): Recipe => ({
  measure,
  spread: 'times',
  make: (cells) => {
    const { maxRelativeError: _stated, ...estimate } = histogramMedian(bucketsOf(cells))
    return estimate
  },
})

const isComplaint = ({ kind }: Cell) => kind === 'complaint'
const stars = [1, 5] as const
const recommending = [0, 10] as const

/** Every metric that sums of points can say; the others are asked where they are shown. */
export const recipes: Partial<Readonly<Record<MetricKey, Recipe>>> = {
  voices: counts('voices'),
  opened: counts('opened'),
  closed: counts('closed'),
  reopened: counts('reopened'),
  open: { measure: 'open', make: (cells) => census(sumOf(cells, () => true)) },
  complaints: { measure: 'voices', ofKinds: true, make: counted(isComplaint) },
  complaint_rate: {
    measure: 'voices',
    ofKinds: true,
    make: shareOf(isComplaint, ({ kind }) => kind !== null),
  },
  negative_share: {
    measure: 'voices',
    make: shareOf(
      ({ bucket }) => bucket === polarityBuckets.negative,
      ({ bucket }) => bucket !== polarityBuckets.unknown,
    ),
  },
  first_contact: times('first_contact'),
  resolution: times('resolution'),
  clocks_met: { measure: 'clock', make: yes },
  first_contact_resolution: { measure: 'first_contact_resolution', make: yes },
  contact_today: { ...times('first_contact'), today: true },
  repeat_complaint_rate: {
    measure: 'repeat',
    make: shareOf(
      ({ bucket }, { repeatDays }) => bucket >= 1 && bucket <= repeatDays,
      () => true,
    ),
  },
  ces: { measure: 'ces', make: meanOf(effortParts, [1, 5]) },
  csi: { measure: 'csi', make: meanOf(indexParts, [0, 100]) },
  callback_satisfaction: { measure: 'callback', make: yes },
  response: {
    measure: 'callback_owed',
    make: shareOf(
      ({ bucket }) => has(bucket, ofCallback.tried),
      () => true,
    ),
  },
  solved: { measure: 'callback_owed', make: said(ofCallback.solved, ofCallback.unsolved) },
  satisfied: { measure: 'callback_owed', make: said(ofCallback.satisfied, ofCallback.dissatisfied) },
  closure_rate: {
    measure: 'opened',
    make: shareOf(
      ({ bucket }) => bucket === openingBuckets.closed,
      ({ bucket }) => bucket !== openingBuckets.withdrawn,
    ),
  },
  reopening_rate: { measure: 'closed', make: closures(ofClosure.reopened) },
  time_to_action: times('action'),
  improvement_share: { measure: 'closed', make: closures(ofClosure.improved) },
  csat: { measure: 'csat', spread: stars, make: (cells) => csat(scoresOf(cells, stars)) },
  nps: { measure: 'nps', spread: recommending, make: (cells) => nps(scoresOf(cells, recommending)) },
}

/** What a metric can be cut by and narrowed to; nothing where it is no sum of points. */
export function dimensionsOf(metric: MetricKey): readonly CutDimension[] {
  if (recipes[metric] === undefined) return []
  return cutDimensions.filter((one) => definitions[metric].dimensions.includes(one))
}

/** The rows a metric can be cut into. */
export function cutsOf(metric: MetricKey): readonly CutBy[] {
  const dimensions = dimensionsOf(metric)
  if (dimensions.length === 0) return []
  return cutsBy.filter((by) => by === 'none' || dimensions.includes(dimensionOf(by)))
}

/** The dimension that rows are values of; stretches of the calendar and weekdays are made of days. */
export const dimensionOf = (by: Exclude<CutBy, 'none'>): CutDimension =>
  by === 'weekday' || (grains as readonly string[]).includes(by) ? 'day' : (by as CutDimension)

/** Metrics with a recipe. */
export const cuttable: readonly MetricKey[] = metricKeys.filter((key) => recipes[key] !== undefined)
