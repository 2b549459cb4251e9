/** How a widget draws its figures. */
export const pictures = ['number', 'line', 'bar', 'pareto', 'heat', 'funnel', 'map', 'table'] as const
export type Picture = (typeof pictures)[number]

/** The product that a voice is about, and what its customer was when it came in. */
export const ofVoice = ['product', 'group', 'membership', 'region', 'lifecycle'] as const
export type OfVoice = (typeof ofVoice)[number]

const stretches = ['day', 'week', 'month', 'quarter', 'year'] as const
const recurring = ['weekday', 'hour'] as const
const parts = ['unit', 'label', 'channel', 'kind', 'agent', 'touchpoint', ...ofVoice, 'campaign'] as const

/** By what a figure is cut. */
export const cuttings = ['none', ...stretches, ...recurring, ...parts] as const
export type Cutting = (typeof cuttings)[number]
export const timeCuttings: readonly Cutting[] = stretches
/** Times that come again and again: they have an order, and no course. */
export const recurringCuttings: readonly Cutting[] = recurring
/** What stands beside one another. */
export const partCuttings: readonly Cutting[] = parts

/** What a figure is held against, or how it is looked at. */
export const comparisons = [
  'previous',
  'last_year',
  'goal',
  'siblings',
  'benchmark',
  'cumulative',
  'moving_average',
  'share',
  'rank',
  'extremes',
  'event',
  'distribution',
] as const
export type Comparison = (typeof comparisons)[number]

/** Where a widget stands on the grid of twelve columns; in columns and rows from zero. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** What a widget counts only: one value of a dimension each. */
export interface Filters extends Readonly<Partial<Record<OfVoice, string | undefined>>> {
  readonly kind?: string | undefined
  readonly channel?: string | undefined
  readonly labelId?: string | undefined
}

export interface Widget {
  readonly id: string
  /** Null where the question is made from what is shown. */
  readonly title: string | null
  readonly metrics: readonly string[]
  readonly picture: Picture
  readonly by: Cutting
  readonly comparison: Comparison | null
  readonly filters: Filters
  /** The event mark before and after which is compared. */
  readonly markId: string | null
  readonly place: Place
}

export const columns = 12
export const mostRows = 200
export const mostWidgets = 24
/** The most own dashboards that one person keeps. */
export const mostBoards = 50
