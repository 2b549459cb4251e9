import { betaQuantile, normalQuantile } from './distributions.ts'
import { confidenceOf, type Estimate, type EstimateOptions } from './estimate.ts'
import { count, InputError } from './input-error.ts'

/** `hits` out of `n`, such as 85 solved at first contact of 100 tickets. */
export type Share = { readonly hits: number; readonly n: number }

/** `wilson` is closest to its stated confidence; `clopper-pearson` never falls below it but is wider. */
export type ProportionOptions = EstimateOptions & { readonly interval?: 'wilson' | 'clopper-pearson' }

/**
 * A share in 0…1. n = 0 gives value null and the interval [0, 1]. InputError when hits > n.
 * Source: Wilson 1927; Clopper and Pearson 1934; compared by Newcombe, Statistics in Medicine 17 (1998) 857.
 */
export function proportion(share: Share, options: ProportionOptions = {}): Estimate {
  checkShare('share', share)
  const confidence = confidenceOf(options)
  const interval = options.interval ?? 'wilson'
  const { hits, n } = share
  const method = `proportion/${interval}`
  if (n === 0) return { value: null, n, low: 0, high: 1, confidence, method }
  const [low, high] = interval === 'wilson' ? wilson(share, confidence) : clopperPearson(share, confidence)
  return { value: hits / n, n, low, high, confidence, method }
}

/** InputError unless hits and n are counts and hits ≤ n. */
export function checkShare(argument: string, { hits, n }: Share): void {
  count(`${argument}.hits`, hits)
  count(`${argument}.n`, n)
  if (hits > n) throw new InputError('inconsistent', { argument, hits, n })
}

type Bounds = readonly [low: number, high: number]

/** Wilson’s interval; also of numbers that are not whole, as effective ones are. */
export function wilson({ hits, n }: Share, confidence: number): Bounds {
  const z = normalQuantile((1 + confidence) / 2)
  const misses = n - hits
  const half = z * Math.sqrt((hits * misses) / n + (z * z) / 4)
  const middle = hits + (z * z) / 2
  const scale = n + z * z
  // At the ends the algebra gives exactly 0 and 1; rounding must not put the value outside.
  return [hits === 0 ? 0 : (middle - half) / scale, misses === 0 ? 1 : (middle + half) / scale]
}

function clopperPearson({ hits, n }: Share, confidence: number): Bounds {
  const tail = (1 - confidence) / 2
  const low = hits === 0 ? 0 : betaQuantile(tail, hits, n - hits + 1)
  // By symmetry of the beta distribution, so that small tails keep their digits.
  const high = hits === n ? 1 : 1 - betaQuantile(tail, n - hits, hits + 1)
  return [low, high]
}
