import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'

/** 响应率, 解决率, 满意率. */
export const rates = ['response', 'solved', 'satisfied'] as const
export type Rate = (typeof rates)[number]

/** How many callbacks of a group went how far. */
export interface Counts {
  /** Owed in the period; those that fell away before anybody tried are not. */
  readonly dispatched: number
  /** Somebody tried at least once. */
  readonly contacted: number
  /** The customer was reached and said whether it is solved … */
  readonly asked: number
  readonly solved: number
  /** … and whether they are satisfied. */
  readonly answered: number
  readonly satisfied: number
}

export const noCounts: Counts = {
  dispatched: 0,
  contacted: 0,
  asked: 0,
  solved: 0,
  answered: 0,
  satisfied: 0,
}

/** The sum of two groups. */
export function together(one: Counts, other: Counts): Counts {
  const sum = (key: keyof Counts) => one[key] + other[key]
  return {
    dispatched: sum('dispatched'),
    contacted: sum('contacted'),
    asked: sum('asked'),
    solved: sum('solved'),
    answered: sum('answered'),
    satisfied: sum('satisfied'),
  }
}

/** The three rates with their Wilson intervals. Who was not reached counts for the response alone, never as an answer. */
export function ratesOf(counts: Counts): Record<Rate, Estimate> {
  return {
    response: proportion({ hits: counts.contacted, n: counts.dispatched }),
    solved: proportion({ hits: counts.solved, n: counts.asked }),
    satisfied: proportion({ hits: counts.satisfied, n: counts.answered }),
  }
}
