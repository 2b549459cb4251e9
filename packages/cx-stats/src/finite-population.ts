import type { Estimate } from './estimate.ts'
import { count, InputError } from './input-error.ts'

/**
 * Narrows an interval when the sample is a large part of a population of known size, such as 300 of 400 customers: both
 * half-widths are multiplied by √((N − n) ÷ (N − 1)). Exact for symmetric intervals, close for Wilson's. With n = 0
 * the interval stays as it is; at n = N nothing is left uncertain. InputError when N < n.
 * Source: Cochran, Sampling Techniques, 3rd ed., section 2.6.
 */
export function finitePopulation(estimate: Estimate, population: number): Estimate {
  const size = count('population', population)
  const { value, n, low, high, confidence } = estimate
  if (size < n) throw new InputError('inconsistent', { argument: 'population', population, n })
  const method = `${estimate.method}+fpc`
  if (value === null) return { value, n, low, high, confidence, method }
  const factor = populationFactor(n, size)
  const narrowed = (bound: number | null) => {
    if (factor === 0) return value
    return bound === null ? null : value + (bound - value) * factor
  }
  return { value, n, low: narrowed(low), high: narrowed(high), confidence, method }
}

function populationFactor(n: number, population: number): number {
  return population <= 1 ? 0 : Math.sqrt((population - n) / (population - 1))
}
