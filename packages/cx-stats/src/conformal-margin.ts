import { finite, openUnit } from './input-error.ts'

/** An interval that was forecast, and the value that came. */
export type ForecastInterval = { readonly low: number; readonly high: number; readonly observed: number }

/**
 * By how much intervals have to be widened at both ends (narrowed where negative) to hold a new value of the same kind with probability
 * `share`, whatever the distribution: the ⌈(n + 1) · share⌉-th smallest of max(low − observed, observed − high) over cases that the forecasts
 * were not fitted to (Romano, Patterson and Candès, Conformalized quantile regression, NeurIPS 2019). Null for fewer cases than that needs:
 * 4 at a share of 0.8, 19 at 0.95.
 */
export function conformalMargin(cases: readonly ForecastInterval[], share: number): number | null {
  openUnit('share', share)
  const misses = Float64Array.from(cases, ({ low, high, observed }) =>
    Math.max(finite('low', low) - finite('observed', observed), observed - finite('high', high)),
  ).sort()
  return misses[Math.ceil((misses.length + 1) * share - 1e-9) - 1] ?? null
}
