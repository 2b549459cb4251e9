/** A text in both languages. */
export interface Words {
  readonly 'zh-CN': string
  readonly en: string
}

/** How a figure is told: a count, a share from 0 to 1, points from −100 to 100, a score on its own scale, milliseconds, an index from 0 to 1, a rate an hour. */
export const metricUnits = ['count', 'share', 'points', 'score', 'milliseconds', 'index', 'perHour'] as const
export type MetricUnit = (typeof metricUnits)[number]
/** Which way is better; `neither` where more is not better and less is not, either. */
export type Direction = 'more' | 'less' | 'neither'
/** What a figure can be cut by. */
export const metricDimensions = [
  'day',
  'unit',
  'kind',
  'label',
  'channel',
  'agent',
  'hour',
  'touchpoint',
  'product',
  'group',
  'membership',
  'region',
  'lifecycle',
  'campaign',
  'polarity',
  'clock_state',
  'callback_level',
  'person',
] as const
export type MetricDimension = (typeof metricDimensions)[number]

/** The groups of the catalogue, in its order. */
export const metricGroups = [
  'voices',
  'work',
  'service',
  'satisfaction',
  'callbacks',
  'loop',
  'fairness',
  'own',
] as const
export type MetricGroup = (typeof metricGroups)[number]

/** The screens a figure is shown on, by the address of each. */
export type MetricScreen =
  | '/overview'
  | '/dashboards'
  | '/alerts'
  | '/callbacks/rates'
  | '/roster/fairness'
  | '/wallboard'

/** How one figure is computed, in words that stand beside it wherever it is shown. */
export interface Definition {
  readonly name: Words
  readonly group: MetricGroup
  /** What is counted or measured: the numerator where there is a denominator. */
  readonly counted: Words
  /** What it is divided by; null for a count or a median. */
  readonly outOf: Words | null
  /** What does not count; null when nothing is left out. */
  readonly leftOut: Words | null
  readonly unit: MetricUnit
  readonly direction: Direction
  readonly dimensions: readonly MetricDimension[]
  /** The kinds of event whose happening changes the figure. */
  readonly sources: readonly string[]
  /** The setting of the organisation that is part of it: each change of that is a version, too. */
  readonly setting?: 'repeatDays'
  /** Raised with every change of what is counted; `since` is the day it came into force. */
  readonly version: number
  readonly since: string
  /** The role that answers for the figure until somebody is named. */
  readonly ownerRole: 'analyst' | 'supervisor' | 'team_lead'
  readonly shownOn: readonly MetricScreen[]
  /** The goal that ships, in the unit of the figure; the direction says on which side of it one wants to be. */
  readonly goal?: number
}

/** The formula in one line. */
export function formulaOf({ counted, outOf }: Pick<Definition, 'counted' | 'outOf'>): Words {
  if (outOf === null) return counted
  return { 'zh-CN': `${counted['zh-CN']} ÷ ${outOf['zh-CN']}`, en: `${counted.en} ÷ ${outOf.en}` }
}
