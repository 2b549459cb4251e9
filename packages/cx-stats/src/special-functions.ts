// Lanczos approximation, g = 7, 9 terms (Godfrey 2001); relative error below 1e-14 for x > 0.
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const

const TINY = 1e-300
const MAX_STEPS = 100_000

/** Natural logarithm of Γ(x) for x > 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  if (x > 1e6) return stirling(x)
  const shifted = x - 1
  let series: number = LANCZOS[0]
  for (let i = 1; i < LANCZOS.length; i++) series += (LANCZOS[i] as number) / (shifted + i)
  const t = shifted + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(series)
}

function stirling(x: number): number {
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x)
}

/** Regularised lower and upper incomplete gamma functions [P(a, x), Q(a, x)], each accurate in its own tail. */
export function incompleteGamma(a: number, x: number): readonly [lower: number, upper: number] {
  if (x <= 0) return [0, 1]
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    const lower = scale * gammaSeries(a, x)
    return [lower, 1 - lower]
  }
  const upper = scale * gammaFraction(a, x)
  return [1 - upper, upper]
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let i = 1; i < MAX_STEPS && term > sum * 1e-17; i++) {
    term *= x / (a + i)
    sum += term
  }
  return sum
}

// Modified Lentz evaluation, as for the beta function below.
function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let product = d
  for (let i = 1; i < MAX_STEPS; i++) {
    const term = -i * (i - a)
    b += 2
    d = 1 / nonZero(term * d + b)
    c = nonZero(b + term / c)
    product *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return product
}

/** Regularised incomplete beta function I_x(a, b), a and b > 0, 0 ≤ x ≤ 1 (DLMF 8.17.22). */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)
  const front = Math.exp(logFront)
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(a, b, x)) / a
    : 1 - (front * betaFraction(b, a, 1 - x)) / b
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let product = d
  for (let m = 1; m < MAX_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    product *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    product *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return product
}

function nonZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x
}
