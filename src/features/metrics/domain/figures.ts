import {
  type Comparison,
  compareEstimates,
  compareNps,
  compareProportions,
} from '@huixiang/cx-stats/comparison.ts'
import { csat, satisfied } from '@huixiang/cx-stats/csat.ts'
import type { Estimate, GoalStatus } from '@huixiang/cx-stats/estimate.ts'
import { histogramMedian } from '@huixiang/cx-stats/histogram-quantile.ts'
import { nps } from '@huixiang/cx-stats/nps.ts'
import { proportion, type Share } from '@huixiang/cx-stats/proportion.ts'
import { definitions } from './definitions.ts'
import { type GoalInForce, judged, type SetGoal, sideOf } from './goals.ts'
import { type Measure, noBucket, yesBucket } from './measures.ts'

/** Figures of the overview, in the order they are shown. */
export const figureKeys = [
  'first_contact',
  'resolution',
  'clocks_met',
  'first_contact_resolution',
  'callback_satisfaction',
  'csat',
  'nps',
] as const
export type FigureKey = (typeof figureKeys)[number]

/** How many points stand in each bucket of a measure. */
export type Buckets = Readonly<Record<number, number>>
/** Bucket counts of every measure in one period. */
export type Tally = Partial<Record<Measure, Buckets>>

/** What a figure is held to, and how it stands to it. */
export interface JudgedGoal<Goal extends SetGoal> extends GoalInForce<Goal> {
  readonly direction: 'atLeast' | 'atMost'
  readonly status: GoalStatus
}

/** The goal in force for each figure; none where there is none. */
export type Goals<Goal extends SetGoal> = Partial<Record<FigureKey, GoalInForce<Goal> | null>>

/** A figure of two periods. */
export interface FigureValue<Goal extends SetGoal = SetGoal> {
  readonly key: FigureKey
  readonly unit: 'share' | 'points' | 'milliseconds'
  readonly goal: JudgedGoal<Goal> | null
  readonly current: Estimate
  readonly previous: Estimate
  readonly comparison: Comparison
}

interface Pair {
  readonly current: Buckets
  readonly previous: Buckets
}

const shareOf = (buckets: Buckets): Share => {
  const hits = buckets[yesBucket] ?? 0
  return { hits, n: hits + (buckets[noBucket] ?? 0) }
}
const scoresOf = (buckets: Buckets, low: number, high: number): number[] =>
  Array.from({ length: high - low + 1 }, (_, index) => buckets[low + index] ?? 0)

function share({ current, previous }: Pair) {
  const shares = { current: shareOf(current), previous: shareOf(previous) }
  return {
    unit: 'share' as const,
    current: proportion(shares.current),
    previous: proportion(shares.previous),
    comparison: compareProportions(shares),
  }
}

function median({ current, previous }: Pair) {
  const estimates = { current: histogramMedian(current), previous: histogramMedian(previous) }
  return { unit: 'milliseconds' as const, ...estimates, comparison: compareEstimates(estimates) }
}

function satisfaction({ current, previous }: Pair) {
  const scores = { current: scoresOf(current, 1, 5), previous: scoresOf(previous, 1, 5) }
  return {
    unit: 'share' as const,
    current: csat(scores.current),
    previous: csat(scores.previous),
    comparison: compareProportions({
      current: satisfied(scores.current),
      previous: satisfied(scores.previous),
    }),
  }
}

function promoters({ current, previous }: Pair) {
  const scores = { current: scoresOf(current, 0, 10), previous: scoresOf(previous, 0, 10) }
  return {
    unit: 'points' as const,
    current: nps(scores.current),
    previous: nps(scores.previous),
    comparison: compareNps(scores),
  }
}

const recipes: Record<
  FigureKey,
  { measure: Measure; make: (pair: Pair) => Omit<FigureValue, 'key' | 'goal'> }
> = {
  first_contact: { measure: 'first_contact', make: median },
  resolution: { measure: 'resolution', make: median },
  clocks_met: { measure: 'clock', make: share },
  first_contact_resolution: { measure: 'first_contact_resolution', make: share },
  callback_satisfaction: { measure: 'callback', make: share },
  csat: { measure: 'csat', make: satisfaction },
  nps: { measure: 'nps', make: promoters },
}

/** Works out every figure from the bucket counts of two periods, and how this period's stands to its goal. */
export function figuresOf<Goal extends SetGoal>(
  tallies: { current: Tally; previous: Tally },
  goals: Goals<Goal>,
): FigureValue<Goal>[] {
  return figureKeys.map((key) => {
    const { measure, make } = recipes[key]
    const made = make({ current: tallies.current[measure] ?? {}, previous: tallies.previous[measure] ?? {} })
    const [goal, direction] = [goals[key] ?? null, sideOf(definitions[key].direction)]
    if (goal === null || direction === null) return { key, ...made, goal: null }
    return { key, ...made, goal: { ...goal, direction, status: judged(made.current, direction, goal.value) } }
  })
}

/** The period of the same length that ends the day before. Days are `YYYY-MM-DD`. */
export function periodBefore({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const dayMs = 86_400_000
  const [start, end] = [Date.parse(from), Date.parse(to)]
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
  return { from: iso(start - (end - start) - dayMs), to: iso(start - dayMs) }
}
