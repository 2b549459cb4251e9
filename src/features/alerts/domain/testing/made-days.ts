import { dayNumberOf } from '@huixiang/business-time/local-date.ts'
import type { Colour, Watched } from '../codes.ts'
import { evaluate, type Segment } from '../evaluating.ts'
import { kindsOfDay } from '../kinds-of-day.ts'
import { frameOf, type Mark } from '../marks.ts'
import { type DaySeries, emptySeries } from '../measured.ts'
import { recipes } from '../recipes.ts'

/** A Monday, far from any holiday. */
export const first = dayNumberOf('2026-06-22') as number
export const days = 71
export const today = days - 1

/** 100 on a working day and 30 at a weekend, give or take what chance makes of it. */
export function counts(edit: (n: number, day: number) => number = (n) => n): DaySeries {
  const series = emptySeries(days)
  for (let day = 0; day < days; day++) {
    const usual = day % 7 < 5 ? 100 : 30
    series.n[day] = edit(usual + ((day * 7919) % 11) - 5, day)
  }
  return series
}

/** As many answers a day, of which a share are good. */
export function answers(shareOf: (day: number) => number, perDay = 60): DaySeries {
  const series = emptySeries(days)
  for (let day = 0; day < days; day++) {
    series.n[day] = perDay
    series.sum[day] = Math.round(perDay * shareOf(day))
    series.squares[day] = series.sum[day] as number
  }
  return series
}

export const frame = (marks: readonly Mark[] = []) =>
  frameOf({ first, days, kindOfDay: kindsOfDay(null) }, marks)
export const segment = (series: DaySeries, given: Partial<Segment> = {}): Segment => ({
  key: 'all',
  parent: null,
  series: [series],
  frame: frame(),
  ...given,
})
export const ruleOf = (watched: Watched, more: object = {}) => ({
  recipe: recipes[watched],
  windowDays: 1,
  historyDays: 56,
  goal: null,
  minimumN: 30,
  significance: 0.01 as const,
  fromColour: 'yellow' as const,
  ...more,
})
export const ended = { day: today, partial: false }
export const onDay = (edit: (n: number) => number) => counts((n, day) => (day === today ? edit(n) : n))
export const colourIn = (series: DaySeries, rule: Parameters<typeof evaluate>[1], before: Colour = 'none') =>
  evaluate([segment(series)], rule, { on: ended, before: new Map([['all', before]]) })[0]?.colour
