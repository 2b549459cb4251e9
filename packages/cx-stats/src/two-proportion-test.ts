import { normalPValue } from './distributions.ts'
import { InputError } from './input-error.ts'
import { checkShare, type Share } from './proportion.ts'
import { logGamma } from './special-functions.ts'

/** `statistic` is z, or null for the exact test. */
export type TestResult = {
  readonly statistic: number | null
  readonly pValue: number
  readonly method: string
}

/**
 * Two-sided test that two shares are equal: pooled z (its square is Pearson's chi-square without continuity
 * correction), or Fisher's exact test when any expected count is below 5. InputError when a group is empty.
 */
export function twoProportionTest(shares: { readonly current: Share; readonly previous: Share }): TestResult {
  const { current, previous } = shares
  checkShare('current', current)
  checkShare('previous', previous)
  if (current.n === 0 || previous.n === 0) {
    throw new InputError('inconsistent', { argument: 'n', current: current.n, previous: previous.n })
  }
  const n = current.n + previous.n
  const hits = current.hits + previous.hits
  const smallest = (Math.min(current.n, previous.n) * Math.min(hits, n - hits)) / n
  if (smallest < 5) return { statistic: null, pValue: fisher(current, previous), method: 'test/fisher-exact' }
  const pooled = hits / n
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / current.n + 1 / previous.n))
  const statistic = (current.hits / current.n - previous.hits / previous.n) / error
  return { statistic, pValue: normalPValue(statistic), method: 'test/pooled-z' }
}

// Sums the tables that are no likelier than the one seen.
function fisher(current: Share, previous: Share): number {
  const n = current.n + previous.n
  const hits = current.hits + previous.hits
  const fixed = logChoose(n, hits)
  const likelihood = (x: number) =>
    Math.exp(logChoose(current.n, x) + logChoose(previous.n, hits - x) - fixed)
  // Equal likelihoods differ in their last digits when computed.
  const limit = likelihood(current.hits) * (1 + 1e-7)
  let sum = 0
  for (let x = Math.max(0, hits - previous.n); x <= Math.min(current.n, hits); x++) {
    const one = likelihood(x)
    if (one <= limit) sum += one
  }
  return Math.min(1, sum)
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
}
