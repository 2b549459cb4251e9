import { normalQuantile } from './distributions.ts'
import { confidenceOf, type Estimate, type EstimateOptions } from './estimate.ts'
import { count, InputError } from './input-error.ts'

/** Answers by group: detractors 0–6, passives 7–8, promoters 9–10. */
export type NpsGroups = { readonly detractors: number; readonly passives: number; readonly promoters: number }

/** Groups, or eleven counts: how many answered 0, 1, … 10. */
export type NpsCounts = NpsGroups | readonly number[]

/** `wald` for large samples, `adjusted` for small ones; left out, the counts decide. */
export type NpsOptions = EstimateOptions & { readonly interval?: 'wald' | 'adjusted' }

/** Mean (−1…1) and squared standard error that an NPS interval or test is built on. */
export type NpsSpread = {
  readonly centre: number
  readonly squaredError: number
  readonly interval: 'wald' | 'adjusted'
}

/**
 * Net Promoter Score in points −100…100. n = 0: value null, interval [−100, 100].
 * `wald`: variance of the three-point variable −1, 0, 1. `adjusted`: adds ¾ detractors, 1½ passives and
 * ¾ promoters before computing the interval (Rocks, The American Statistician 70 (2016) 365); the value stays that of
 * the answers. Without a choice: `wald` from 100 answers with at least 5 in each of two groups.
 */
export function nps(counts: NpsCounts, options: NpsOptions = {}): Estimate {
  const groups = npsGroups(counts)
  const confidence = confidenceOf(options)
  const n = total(groups)
  const { centre, squaredError, interval } = npsSpread(groups, options.interval)
  const method = `nps/${interval}`
  if (n === 0) return { value: null, n, low: -100, high: 100, confidence, method }
  const value = (100 * (groups.promoters - groups.detractors)) / n
  const half = normalQuantile((1 + confidence) / 2) * Math.sqrt(squaredError)
  // At low confidence the adjusted interval can lie beside the score it is about: then it is widened to meet it.
  const low = Math.min(value, Math.max(-100, 100 * (centre - half)))
  const high = Math.max(value, Math.min(100, 100 * (centre + half)))
  return { value, n, low, high, confidence, method }
}

/** Groups from either form of counts; InputError on negative or fractional counts or other than 11 scores. */
export function npsGroups(counts: NpsCounts): NpsGroups {
  if (!isByScore(counts)) {
    count('detractors', counts.detractors)
    count('passives', counts.passives)
    count('promoters', counts.promoters)
    return counts
  }
  if (counts.length !== 11)
    throw new InputError('inconsistent', { argument: 'counts', scores: counts.length, expected: 11 })
  const sum = (from: number, to: number) =>
    counts.slice(from, to).reduce((so, one, i) => so + count(`counts[${from + i}]`, one), 0)
  return { detractors: sum(0, 7), passives: sum(7, 9), promoters: sum(9, 11) }
}

/** Counts by score 0…10 from raw answers; InputError unless each is a whole number from 0 to 10. */
export function npsCountsOf(answers: readonly number[]): readonly number[] {
  const counts = new Array<number>(11).fill(0)
  for (const answer of answers) {
    if (!Number.isInteger(answer) || answer < 0 || answer > 10) {
      throw new InputError('outOfRange', { argument: 'answers', value: answer, low: 0, high: 10 })
    }
    counts[answer] = (counts[answer] ?? 0) + 1
  }
  return counts
}

/** Centre and squared standard error of the mean of −1, 0, 1; the interval kind is chosen when not given. */
export function npsSpread(groups: NpsGroups, chosen?: 'wald' | 'adjusted'): NpsSpread {
  const interval = chosen ?? (enoughForWald(groups) ? 'wald' : 'adjusted')
  const added = interval === 'adjusted' ? 0.75 : 0
  const n = total(groups) + 4 * added
  if (n === 0) return { centre: 0, squaredError: 1, interval }
  const promoters = (groups.promoters + added) / n
  const detractors = (groups.detractors + added) / n
  const centre = promoters - detractors
  return { centre, squaredError: Math.max(0, promoters + detractors - centre ** 2) / n, interval }
}

function enoughForWald(groups: NpsGroups): boolean {
  const filled = [groups.detractors, groups.passives, groups.promoters].filter((size) => size >= 5)
  return total(groups) >= 100 && filled.length >= 2
}

function total({ detractors, passives, promoters }: NpsGroups): number {
  return detractors + passives + promoters
}

function isByScore(counts: NpsCounts): counts is readonly number[] {
  return Array.isArray(counts)
}
