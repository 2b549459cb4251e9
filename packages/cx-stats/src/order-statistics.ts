import { binomialCdf } from './distributions.ts'
import { count, openUnit } from './input-error.ts'

/** 1-based ranks of the ordered sample that enclose a quantile; null when the sample is too small for that side. */
export type RankInterval = { readonly low: number | null; readonly high: number | null }

/**
 * Ranks whose values enclose the population quantile with at least the stated confidence, whatever the
 * distribution. Source: Conover, Practical Nonparametric Statistics, 3rd ed., section 3.2.
 */
export function quantileRanks(of: { n: number; level: number; confidence: number }): RankInterval {
  const n = count('n', of.n)
  const level = openUnit('level', of.level)
  const tail = (1 - openUnit('confidence', of.confidence)) / 2
  const mirrored = lowestRank({ n, level: 1 - level, tail })
  return { low: lowestRank({ n, level, tail }), high: mirrored === null ? null : n + 1 - mirrored }
}

// The largest rank r whose value lies above the quantile with probability at most `tail`.
function lowestRank({ n, level, tail }: { n: number; level: number; tail: number }): number | null {
  let fits = 0
  let fails = n + 1
  while (fails - fits > 1) {
    const rank = Math.floor((fits + fails) / 2)
    if (binomialCdf(rank - 1, n, level) <= tail) fits = rank
    else fails = rank
  }
  return fits === 0 ? null : fits
}
