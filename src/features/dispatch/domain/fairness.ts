import { type FairnessFigure, giniCoefficient, jainIndex } from '@huixiang/cx-stats/fairness.ts'

const hourMs = 3_600_000

/** What somebody was given in a period, and how long they were at work in it. */
export interface Portion {
  readonly personId: string
  /** Sizes of the tickets they were given, added up. */
  readonly points: number
  readonly workedMs: number
}

/** How evenly work was shared by what each got an hour at work, with everybody weighing as much as their hours. */
export interface Fairness {
  readonly jain: FairnessFigure
  readonly gini: FairnessFigure
  /** Points an hour of everybody together; null when nobody was at work. */
  readonly rate: number | null
  /** Those who were given work without ever having been at work: they have no rate and are left out. */
  readonly leftOut: number
}

/** Points somebody got an hour; null for whoever was not at work. */
export const rateOf = ({ points, workedMs }: Omit<Portion, 'personId'>): number | null =>
  workedMs > 0 ? (points * hourMs) / workedMs : null

/** How evenly a period's work was shared among these people. */
export function fairnessOf(portions: readonly Portion[]): Fairness {
  const atWork = portions.filter(({ workedMs }) => workedMs > 0)
  const shares = atWork.map(({ points, workedMs }) => ({ got: points, weight: workedMs / hourMs }))
  const all = atWork.reduce(
    (sum, one) => ({ points: sum.points + one.points, workedMs: sum.workedMs + one.workedMs }),
    { points: 0, workedMs: 0 },
  )
  return {
    jain: jainIndex(shares),
    gini: giniCoefficient(shares),
    rate: rateOf(all),
    leftOut: portions.filter(({ points, workedMs }) => workedMs === 0 && points > 0).length,
  }
}
