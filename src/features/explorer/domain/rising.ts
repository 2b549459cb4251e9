import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { benjaminiHochberg } from '@huixiang/cx-stats/false-discovery.ts'
import { rateRise } from '@huixiang/cx-stats/rate-ratio.ts'
import { distinctTerms } from '@huixiang/text-analysis/corpus/distinct-terms.ts'

/** In how many voices of each period something is: the current one first, then its baseline. */
export interface Counted {
  readonly counts: readonly number[]
}

/** How something stands against its baseline. */
export interface Rise {
  readonly count: number
  /** How many the baseline lets expect among as many voices. */
  readonly expected: number
  /** How many times the baseline; value null when it never was before, then only `low` is known. */
  readonly ratio: Estimate
  /** Chance of a false alarm, adjusted for everything tested. */
  readonly pAdjusted: number
  readonly evidence: number
}

/** Of the rises that are called so at most this share are expected to be chance. */
export const falseDiscoveries = 0.05
/** What is in fewer voices now is not called a rise, … */
const leastNow = 3
/** … and what is in fewer in all is not tested: it could not come out whatever it did. */
const leastInAll = 5

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/**
 * Compares shares of voices now and in the baseline, all at once; undefined for what is too rare to be tested. `sizes` are the voices of each
 * period. Nothing can be said without voices on both sides.
 */
export function rises(of: readonly Counted[], sizes: readonly number[]): (Rise | undefined)[] {
  const [now = 0, ...before] = sizes
  const baseline = sum(before)
  if (now === 0 || baseline === 0) return of.map(() => undefined)
  const tested = of.map(({ counts }) => {
    const [count = 0, ...earlier] = counts
    if (sum(counts) < leastInAll) return undefined
    const rise = rateRise({
      current: { events: count, exposure: now },
      previous: { events: sum(earlier), exposure: baseline },
    })
    return { count, ...rise }
  })
  const adjusted = benjaminiHochberg(tested.flatMap((one) => (one === undefined ? [] : [one.pValue])))
  let next = 0
  return tested.map((one) => {
    if (one === undefined) return undefined
    const { count, expected, ratio, logLikelihood } = one
    return { count, expected, ratio, evidence: logLikelihood, pAdjusted: adjusted[next++] as number }
  })
}

/** A term that is in more voices now than its baseline explains. */
export interface RisingTerm extends Counted, Rise {
  readonly term: string
}

/** The terms that rise, those with most evidence first; of a phrase and its words that rise together the phrase alone. */
export function risingTerms(
  terms: readonly (Counted & { readonly term: string })[],
  sizes: readonly number[],
): RisingTerm[] {
  const found = rises(terms, sizes).flatMap((rise, i) =>
    rise !== undefined && rise.count >= leastNow && rise.pAdjusted <= falseDiscoveries
      ? [{ ...(terms[i] as (typeof terms)[number]), ...rise }]
      : [],
  )
  return distinctTerms(found.sort((a, b) => b.evidence - a.evidence || (a.term < b.term ? -1 : 1)))
}
