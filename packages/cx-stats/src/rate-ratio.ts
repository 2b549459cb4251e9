import { betaQuantile } from './distributions.ts'
import { confidenceOf, type Estimate, type EstimateOptions } from './estimate.ts'
import { count, InputError } from './input-error.ts'
import { incompleteBeta } from './special-functions.ts'

/** So many events among so many chances: 12 voices with a word of 800 voices, 3 breakdowns in 40 machine days. */
export type Rate = { readonly events: number; readonly exposure: number }

/** How a rate stands against the one before it. */
export type RateRise = {
  /** Current rate ÷ previous one; value null when nothing happened before, and then only `low` says how much it is at least. */
  readonly ratio: Estimate
  /** How many events the previous rate lets expect now. */
  readonly expected: number
  /** Chance of so many events or more now if the rate had not risen: one-sided, exact, on the safe side for shares. */
  readonly pValue: number
  /** Dunning's −2 log λ of the two shares: how much evidence for any difference, to put in order. Needs events ≤ exposure. */
  readonly logLikelihood: number
}

type Pair = { readonly current: Rate; readonly previous: Rate }

/**
 * Whether a rate has risen: exact test of two Poisson rates by the binomial distribution of their sum, with the Clopper–Pearson interval
 * carried over to the ratio. InputError when an exposure is 0, or events exceed it.
 * Sources: Przyborowski and Wilenski, Biometrika 31 (1940) 313; Dunning, Computational Linguistics 19 (1993) 61.
 */
export function rateRise({ current, previous }: Pair, options: EstimateOptions = {}): RateRise {
  checkRate('current', current)
  checkRate('previous', previous)
  const odds = previous.exposure / current.exposure
  const pair = { current, previous }
  return {
    ratio: ratioOf(pair, odds, confidenceOf(options)),
    expected: previous.events / odds,
    pValue: upperTail(current.events, previous.events, 1 / (1 + odds)),
    logLikelihood: logLikelihood(pair),
  }
}

function checkRate(argument: string, { events, exposure }: Rate): void {
  count(`${argument}.events`, events)
  count(`${argument}.exposure`, exposure)
  if (exposure === 0 || events > exposure)
    throw new InputError('inconsistent', { argument, events, exposure })
}

// P(X ≥ k) of k + misses trials, kept exact far out in the tail, where one minus the rest would be 0.
const upperTail = (k: number, misses: number, p: number): number =>
  k === 0 ? 1 : incompleteBeta(k, misses + 1, p)

function ratioOf({ current, previous }: Pair, odds: number, confidence: number): Estimate {
  const [now, before] = [current.events, previous.events]
  const tail = (1 - confidence) / 2
  const asRatio = (share: number) => (share / (1 - share)) * odds
  return {
    value: before === 0 ? null : (now / before) * odds,
    n: now + before,
    low: now === 0 ? 0 : asRatio(betaQuantile(tail, now, before + 1)),
    high: before === 0 ? null : asRatio(1 - betaQuantile(tail, before, now + 1)),
    confidence,
    method: 'rate-ratio/conditional-exact',
  }
}

function logLikelihood({ current, previous }: Pair): number {
  const pooled = (current.events + previous.events) / (current.exposure + previous.exposure)
  const cell = (observed: number, expected: number) =>
    observed === 0 ? 0 : observed * Math.log(observed / expected)
  const of = ({ events, exposure }: Rate) =>
    cell(events, exposure * pooled) + cell(exposure - events, exposure * (1 - pooled))
  return Math.max(0, 2 * (of(current) + of(previous)))
}
