import { finite, openUnit, positive } from './input-error.ts'
import { incompleteBeta, incompleteGamma } from './special-functions.ts'

/** P(Z ≤ z) of the standard normal distribution. */
export function normalCdf(z: number): number {
  finite('z', z)
  const [lower, upper] = incompleteGamma(0.5, (z * z) / 2)
  return z < 0 ? upper / 2 : (1 + lower) / 2
}

/** Two-sided p-value of a standard normal statistic; keeps its digits far out in the tail. */
export function normalPValue(z: number): number {
  finite('z', z)
  return incompleteGamma(0.5, (z * z) / 2)[1]
}

// Every interval of a page asks for the same one or two.
const knownQuantiles = new Map<number, number>()
const mostKnown = 100

/** The z with P(Z ≤ z) = p, 0 < p < 1. */
export function normalQuantile(p: number): number {
  openUnit('p', p)
  const known = knownQuantiles.get(p)
  if (known !== undefined) return known
  const z = p > 0.5 ? -normalQuantile(1 - p) : bisect({ at: (at) => normalCdf(at) - p, low: -40, high: 0 })
  if (knownQuantiles.size < mostKnown) knownQuantiles.set(p, z)
  return z
}

/** P(T ≤ t) of Student's t distribution, df > 0 (may be fractional). */
export function tCdf(t: number, df: number): number {
  finite('t', t)
  const tail = tPValue(t, df) / 2
  return t < 0 ? tail : 1 - tail
}

/** Two-sided p-value of a t statistic with df > 0 degrees of freedom. */
export function tPValue(t: number, df: number): number {
  finite('t', t)
  positive('df', df)
  // Above this the two differ by less than 3e-7, and logGamma of large arguments would cost more digits.
  if (df > 1e7) return normalPValue(t)
  return incompleteBeta(df / 2, 0.5, df / (df + t * t))
}

/** The t with P(T ≤ t) = p, 0 < p < 1, df > 0. */
export function tQuantile(p: number, df: number): number {
  openUnit('p', p)
  positive('df', df)
  if (p === 0.5) return 0
  if (p > 0.5) return -tQuantile(1 - p, df)
  let low = -1
  while (tCdf(low, df) > p) low *= 2
  return bisect({ at: (t) => tCdf(t, df) - p, low, high: 0 })
}

/** P(X ≤ x) of the chi-square distribution, df > 0. */
export function chiSquareCdf(x: number, df: number): number {
  finite('x', x)
  positive('df', df)
  return incompleteGamma(df / 2, x / 2)[0]
}

/** The x with P(X ≤ x) = p of the chi-square distribution, 0 < p < 1, df > 0. */
export function chiSquareQuantile(p: number, df: number): number {
  openUnit('p', p)
  positive('df', df)
  let high = df
  while (chiSquareCdf(high, df) < p) high *= 2
  return bisect({ at: (x) => chiSquareCdf(x, df) - p, low: 0, high })
}

/** P(X > x) of the chi-square distribution, df > 0; keeps its digits far out in the tail. */
export function chiSquarePValue(x: number, df: number): number {
  finite('x', x)
  positive('df', df)
  return incompleteGamma(df / 2, x / 2)[1]
}

/** P(X > x) of Fisher's F distribution with df1 and df2 degrees of freedom; keeps its digits far out in the tail. */
export function fPValue(x: number, df1: number, df2: number): number {
  finite('x', x)
  positive('df1', df1)
  positive('df2', df2)
  return x <= 0 ? 1 : incompleteBeta(df2 / 2, df1 / 2, df2 / (df2 + df1 * x))
}

/** The x with P(X ≤ x) = p of Fisher's F distribution, 0 < p < 1. */
export function fQuantile(p: number, df1: number, df2: number): number {
  const beta = betaQuantile(p, positive('df1', df1) / 2, positive('df2', df2) / 2)
  return (df2 * beta) / (df1 * (1 - beta))
}

/** The x with P(X ≤ x) = p of the beta distribution, 0 < p < 1, a and b > 0. */
export function betaQuantile(p: number, a: number, b: number): number {
  openUnit('p', p)
  positive('a', a)
  positive('b', b)
  return bisect({ at: (x) => incompleteBeta(a, b, x) - p, low: 0, high: 1 })
}

/** P(X ≤ k) of the binomial distribution with n trials and success probability 0 < p < 1. */
export function binomialCdf(k: number, n: number, p: number): number {
  openUnit('p', p)
  if (k < 0) return 0
  if (k >= n) return 1
  return incompleteBeta(n - Math.floor(k), Math.floor(k) + 1, 1 - p)
}

/** P(X ≥ k) of the Poisson distribution, mean > 0; keeps its digits far out in the tail. */
export function poissonTail(k: number, mean: number): number {
  finite('k', k)
  positive('mean', mean)
  return k <= 0 ? 1 : incompleteGamma(Math.ceil(k), mean)[0]
}

// Bisection needs about 60 steps for full double precision and cannot diverge, whatever the parameters.
function bisect(search: { at: (x: number) => number; low: number; high: number }): number {
  let { low, high } = search
  for (let step = 0; step < 1100; step++) {
    const middle = low + (high - low) / 2
    if (middle === low || middle === high) return middle
    if (search.at(middle) < 0) low = middle
    else high = middle
  }
  return high
}
