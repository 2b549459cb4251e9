import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import type { Cut, Words } from './answers.ts'
import type { Difference } from './differences.ts'

/** What a series of figures is beside the figures themselves. */
export type SeriesRole = 'now' | 'before' | 'goal' | 'benchmark' | 'average' | 'running' | 'portion'

export interface ShownSeries {
  readonly key: string
  readonly role: SeriesRole
  readonly metric: string
  /** What its figures are measured in: those of a table need not be alike. */
  readonly unitOfMeasure: string
}

export interface ShownRow {
  readonly key: string | null
  readonly name: Words | null
  readonly values: Readonly<Record<string, Estimate | null>>
  readonly said: Difference | null
  readonly rank: { readonly now: number; readonly before: number | null } | null
  /** The unit that the board is looked at for, among its siblings. */
  readonly own: boolean
  /** What belongs to the unit looked at and to none below it: a part of it, and no unit among the others. */
  readonly itself: boolean
}

/** Why a widget that makes sense has nothing to draw, or nothing to compare with. */
export type Hurdle =
  | 'mixedUnits'
  | 'countsOnly'
  | 'noEvent'
  | 'eventAhead'
  | 'noBenchmark'
  | 'noDistribution'
  | 'noGoal'
  | 'noUnit'
  | 'onlyNow'

/** What a widget shows: figures in rows and series, and what may be said about them. */
export interface Shown {
  readonly unitOfMeasure: string
  readonly direction: Cut['direction']
  readonly total: Estimate | null
  readonly series: readonly ShownSeries[]
  readonly rows: readonly ShownRow[]
  readonly headline: Headline | null
  readonly hurdle: Hurdle | null
}

/** What is said about the whole figure of a widget. */
export type Headline =
  | ({
      readonly kind: 'previous' | 'last_year' | 'event'
      readonly before: Estimate | null
      readonly after: Estimate | null
    } & Difference)
  | {
      readonly kind: 'goal' | 'benchmark'
      readonly value: number
      readonly status: 'met' | 'missed' | 'unclear'
      /** Where a value of the industry comes from. */
      readonly source: string | null
    }
  | { readonly kind: 'siblings'; readonly rank: number; readonly of: number; readonly middle: number }

/** What keeps figures from being compared, and not from being shown. */
const onlyCompared: readonly Hurdle[] = [
  'noEvent',
  'eventAhead',
  'noBenchmark',
  'noGoal',
  'noUnit',
  'onlyNow',
]

/** Whether there is something to draw: figures stand even where what they are compared to is missing. */
export const isDrawn = (picture: string, { hurdle, total }: Pick<Shown, 'hurdle' | 'total'>): boolean =>
  hurdle === null || onlyCompared.includes(hurdle) || (picture === 'number' && total !== null)
