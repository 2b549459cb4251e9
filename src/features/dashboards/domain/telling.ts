import { weekStretchNamed } from '@huixiang/business-time/week-years.ts'
import { type Cutting, recurringCuttings, timeCuttings, type Widget } from './board.ts'

/** In what a figure is told, and by what it is multiplied before. */
export interface Telling {
  readonly unit: 'count' | 'percent' | 'points' | 'minutes' | 'hours' | 'index' | 'perHour'
  readonly factor: number
  readonly digits: number
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs

const fixed: Readonly<Record<string, Telling>> = {
  count: { unit: 'count', factor: 1, digits: 0 },
  share: { unit: 'percent', factor: 100, digits: 1 },
  points: { unit: 'points', factor: 1, digits: 1 },
  index: { unit: 'index', factor: 1, digits: 2 },
  score: { unit: 'index', factor: 1, digits: 2 },
  perHour: { unit: 'perHour', factor: 1, digits: 2 },
}

/** How figures are told that belong together: times all in hours, or all in minutes. */
export function tellingOf(unitOfMeasure: string, values: readonly (number | null | undefined)[]): Telling {
  const known = fixed[unitOfMeasure]
  if (known !== undefined) return known
  const largest = Math.max(0, ...values.map((value) => value ?? 0))
  return largest < hourMs
    ? { unit: 'minutes', factor: 1 / minuteMs, digits: 0 }
    : { unit: 'hours', factor: 1 / hourMs, digits: 1 }
}

const isOverTime = (by: Cutting): boolean => timeCuttings.includes(by)

/** Which question a widget answers, as a key of the words: the one its maker wrote wins over it. */
export function questionOf({ picture, by, comparison, metrics }: Widget): string {
  if (picture === 'number') return comparison === 'last_year' ? 'numberLastYear' : 'number'
  if (picture === 'heat') return by === 'month' ? 'heatOfMonths' : 'heat'
  if (picture === 'funnel' || picture === 'pareto' || picture === 'map') return picture
  if (comparison === 'distribution') return 'distribution'
  if (comparison === 'cumulative') return 'cumulative'
  if (isOverTime(by))
    return metrics.length > 2 ? 'manyOverTime' : metrics.length > 1 ? 'twoOverTime' : 'overTime'
  if (recurringCuttings.includes(by) && metrics.length === 1) return 'recurring'
  if (comparison === 'extremes' || comparison === 'rank' || comparison === 'share') return comparison
  return metrics.length > 1 ? 'manyByPart' : 'byPart'
}

const fiscalWords = {
  week: 'fiscalWeek',
  period: 'fiscalPeriod',
  quarter: 'fiscalQuarter',
  year: 'fiscalYear',
} as const

/** What a stretch of a year made of weeks is called, as a key of the words with its facts; null for any other key. */
export function fiscalNameOf(key: string) {
  const one = weekStretchNamed(key)
  return one === null ? null : { word: fiscalWords[one.kind], facts: { year: one.year, part: one.number } }
}

const unnamed = {
  agent: 'nobody',
  touchpoint: 'noTouchpoint',
  product: 'noProduct',
  group: 'noGroup',
  campaign: 'noCampaign',
} as const

/** What belongs to none, as a key of the words: it has a name where that is more than unknown. */
export const unnamedOf = (by: Cutting): (typeof unnamed)[keyof typeof unnamed] | 'unknown' =>
  by in unnamed ? unnamed[by as keyof typeof unnamed] : 'unknown'
