import type { Estimate } from './estimate.ts'
import { count } from './input-error.ts'

/**
 * How many there are at one moment, all of them counted: there is nothing that another count could have brought, so that the interval is the
 * figure itself. InputError unless a whole number ≥ 0.
 */
export function census(n: number): Estimate {
  count('n', n)
  return { value: n, n, low: n, high: n, confidence: 0.95, method: 'count/census' }
}

/** Whether a figure was counted through, so that nothing need be said of how sure it is. */
export const isCensus = ({ method }: Pick<Estimate, 'method'>): boolean => method === 'count/census'
