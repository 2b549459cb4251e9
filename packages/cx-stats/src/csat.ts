import type { Estimate } from './estimate.ts'
import { count, InputError } from './input-error.ts'
import { type ProportionOptions, proportion, type Share } from './proportion.ts'

/** `topBoxes`: how many of the highest answers count as satisfied, 2 by default (4 and 5 of 1–5). */
export type CsatOptions = ProportionOptions & { readonly topBoxes?: number }

/**
 * Share of satisfied answers, 0…1, with the Wilson interval. `counts[0]` is the number of the lowest answer; a
 * five-point scale has five counts. n = 0: value null, interval [0, 1].
 */
export function csat(counts: readonly number[], options: CsatOptions = {}): Estimate {
  const share = satisfied(counts, options.topBoxes ?? 2)
  const estimate = proportion(share, options)
  return { ...estimate, method: estimate.method.replace('proportion/', 'csat/') }
}

/** The satisfied answers and all answers, for comparing two periods; InputError on bad counts or boxes. */
export function satisfied(counts: readonly number[], topBoxes = 2): Share {
  counts.forEach((one, i) => {
    count(`counts[${i}]`, one)
  })
  count('topBoxes', topBoxes)
  if (topBoxes < 1 || topBoxes >= counts.length) {
    throw new InputError('inconsistent', { argument: 'topBoxes', topBoxes, scalePoints: counts.length })
  }
  const sum = (of: readonly number[]) => of.reduce((so, one) => so + one, 0)
  return { hits: sum(counts.slice(-topBoxes)), n: sum(counts) }
}
