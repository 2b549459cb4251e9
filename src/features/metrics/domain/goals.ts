import { type Estimate, type GoalStatus, goalStatus } from '@huixiang/cx-stats/estimate.ts'
import { stretchOf, type Years } from './axes.ts'
import type { Direction, MetricUnit } from './definitions/definition.ts'
import { fiscalStretchNamed } from './week-years.ts'

/**
 * A year `2026`, a quarter `2026-Q4` or a month `2026-11` of the calendar; a fiscal quarter `2026-04/P3M` or year `2026-04/P1Y`; of years made of weeks a
 * period `2026-P03/2026-04-05/P4W`, a quarter `2026-Q1/2026-02-01/P13W` or a year `2026/2026-02-01/P52W`.
 */
export const goalPeriod =
  /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(?:\/P(3M|1Y))?))?$|^\d{4}(?:-(?:P(?:0[1-9]|1[0-2])|Q[1-4]))?\/\d{4}-\d{2}-\d{2}\/P\d{1,2}W$/

const monthsIn = { period: 1, quarter: 3, year: 12 } as const

/** First and last day (`YYYY-MM-DD`) of a period, and how many months it has, or stands for; null for what is no period. */
export function monthsOf(period: string): { from: string; to: string; months: 1 | 3 | 12 } | null {
  const inWeeks = fiscalStretchNamed(period)
  if (inWeeks !== null) return { from: inWeeks.from, to: inWeeks.to, months: monthsIn[inWeeks.kind] }
  const [, year, quarter, month, fiscal] = goalPeriod.exec(period) ?? []
  if (year === undefined) return null
  const isMonth = month !== undefined && fiscal === undefined
  const months = isMonth ? 1 : quarter !== undefined || fiscal === '3M' ? 3 : 12
  const first =
    month !== undefined ? Number(month) - 1 : quarter !== undefined ? (Number(quarter) - 1) * 3 : 0
  const iso = (at: Date) => at.toISOString().slice(0, 10)
  const start = new Date(`${year}-01-01`)
  start.setUTCMonth(first)
  const end = new Date(start)
  end.setUTCMonth(first + months, 0)
  return { from: iso(start), to: iso(end), months }
}

const grainOf = { 1: 'month', 3: 'quarter', 12: 'year' } as const

/** Whether a period is one of those that goals are set for: what is fiscal begins with the organisation's own. */
export function isPeriodOf(period: string, years: Years): boolean {
  const [span, isFiscal] = [monthsOf(period), period.includes('/')]
  if (span === null) return false
  return !isFiscal || stretchOf(grainOf[span.months], span.from, years) === period
}

/** On which side of its goal a figure is to stand; null where neither is better, so that there is nothing to aim at. */
export function sideOf(direction: Direction): 'atLeast' | 'atMost' | null {
  if (direction === 'neither') return null
  return direction === 'more' ? 'atLeast' : 'atMost'
}

/** A goal as it was set. */
export interface SetGoal {
  readonly unitId: string
  readonly period: string
  readonly value: number
}

/** Where a goal is looked for: a unit, by its path from the root, and the days a figure is of. */
export interface Held {
  readonly path: readonly string[]
  readonly from: string
  readonly to: string
}

/** What applies to a figure; `set` is null for the goal that ships. */
export interface GoalInForce<Goal extends SetGoal = SetGoal> {
  readonly value: number
  readonly set: Goal | null
}

/**
 * The goal a unit is held to on the last day of a figure: the nearest unit's own, of its goals the one of the shortest period; where nobody
 * set any, the one that ships.
 */
export function goalInForce<Goal extends SetGoal>(
  goals: readonly Goal[],
  { path, to: day, shipped }: Omit<Held, 'from'> & { readonly shipped: number | undefined },
): GoalInForce<Goal> | null {
  const [nearest] = goals
    .flatMap((goal) => {
      const span = monthsOf(goal.period)
      const depth = path.indexOf(goal.unitId)
      if (span === null || depth === -1 || day < span.from || day > span.to) return []
      return [{ goal, depth, months: span.months }]
    })
    .sort((a, b) => b.depth - a.depth || a.months - b.months)
  if (nearest !== undefined) return { value: nearest.goal.value, set: nearest.goal }
  return shipped === undefined ? null : { value: shipped, set: null }
}

/** The goal of something that adds up: how many there may be in all of a period in all of a unit. No part of either has a goal by it. */
export function goalOfAll<Goal extends SetGoal>(
  goals: readonly Goal[],
  { path, from, to }: Held,
): GoalInForce<Goal> | null {
  const whole = goals.find(({ unitId, period }) => {
    const span = monthsOf(period)
    return unitId === path.at(-1) && span?.from === from && span.to === to
  })
  return whole === undefined ? null : { value: whole.value, set: whole }
}

/** Judges a figure by its interval: a small sample stays unclear. */
export const judged = (estimate: Estimate, side: 'atLeast' | 'atMost', value: number): GoalStatus =>
  goalStatus(estimate, side === 'atLeast' ? { atLeast: value } : { atMost: value })

const dayMs = 86_400_000
/** What may be aimed at in each unit. */
export const goalRange = {
  share: [0, 1],
  points: [-100, 100],
  milliseconds: [0, 366 * dayMs],
  score: [0, 100],
  count: [0, 1_000_000_000],
  index: [0, 1],
  perHour: [0, 1000],
} as const satisfies Readonly<Record<MetricUnit, readonly [number, number]>>
