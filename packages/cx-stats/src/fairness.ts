import { finite, InputError, positive } from './input-error.ts'

/** What somebody got; `weight` is how much of them there was to give it to, such as hours at work (1 when left out). */
export type Share = { readonly got: number; readonly weight?: number }

/** A figure of everybody there is: nothing was sampled, so that it has no interval. Null when nobody got anything. */
export type FairnessFigure = { readonly value: number | null; readonly n: number }

type Weighed = { readonly rate: number; readonly weight: number }

function weighed(shares: readonly Share[]): Weighed[] {
  return shares.map(({ got, weight = 1 }) => {
    if (finite('got', got) < 0)
      throw new InputError('outOfRange', { argument: 'got', value: got, atLeast: 0 })
    return { rate: got / positive('weight', weight), weight }
  })
}

/**
 * Jain's fairness index of what each got per unit of weight: 1 when everybody got the same, k/n when k of n equals shared all of it.
 * With weights wᵢ and rates xᵢ it is (Σwx)² / (Σw · Σwx²). InputError where something given is negative or a weight is not above 0.
 * Source: Jain, Chiu and Hawe, DEC Research Report TR-301 (1984).
 */
export function jainIndex(shares: readonly Share[]): FairnessFigure {
  let [weight, sum, squares] = [0, 0, 0]
  for (const { rate, weight: w } of weighed(shares)) {
    weight += w
    sum += w * rate
    squares += w * rate * rate
  }
  return { value: squares === 0 ? null : sum ** 2 / (weight * squares), n: shares.length }
}

/**
 * Gini coefficient of what each got per unit of weight: 0 when everybody got the same, (n − 1)/n when one of n equals got it all. It is 1
 * minus twice the area under the Lorenz curve, without a correction for small n. InputError as for `jainIndex`.
 * Source: Lerman and Yitzhaki, Journal of Econometrics 42 (1989) 43.
 */
export function giniCoefficient(shares: readonly Share[]): FairnessFigure {
  const sorted = weighed(shares).sort((a, b) => a.rate - b.rate)
  let [weight, sum, area] = [0, 0, 0]
  for (const { rate, weight: w } of sorted) {
    area += w * (2 * sum + w * rate)
    sum += w * rate
    weight += w
  }
  return { value: sum === 0 ? null : Math.max(0, 1 - area / (weight * sum)), n: shares.length }
}
