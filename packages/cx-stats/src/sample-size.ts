import { normalQuantile } from './distributions.ts'
import { confidenceOf, type EstimateOptions } from './estimate.ts'
import { count, InputError, openUnit, positive, within } from './input-error.ts'

/** `population`: size of the whole, when it is small enough to matter. */
export type SampleSizeOptions = EstimateOptions & { readonly population?: number }

/**
 * Answers needed to know a share to ± margin (0.03 = three points): 1,068 at 95 % without an `expected` share, which is
 * 0.5, the worst case. Source: Cochran, Sampling Techniques, 3rd ed., section 4.4.
 */
export function sampleSizeForProportion(
  wanted: { readonly margin: number; readonly expected?: number },
  options: SampleSizeOptions = {},
): number {
  openUnit('margin', wanted.margin)
  const expected = within('expected', wanted.expected ?? 0.5, [0, 1])
  return sizeFor({ variance: expected * (1 - expected), margin: wanted.margin }, options)
}

/**
 * Answers needed to know an NPS to ± margin points, from the expected shares of promoters and detractors (default: half
 * and half, the worst case). The three-point variable spreads up to four times as widely as a share.
 */
export function sampleSizeForNps(
  wanted: { readonly margin: number; readonly promoters?: number; readonly detractors?: number },
  options: SampleSizeOptions = {},
): number {
  positive('margin', wanted.margin)
  const promoters = within('promoters', wanted.promoters ?? 0.5, [0, 1])
  const detractors = within('detractors', wanted.detractors ?? 0.5, [0, 1])
  if (promoters + detractors > 1 + 1e-9)
    throw new InputError('inconsistent', { argument: 'shares', promoters, detractors })
  const variance = promoters + detractors - (promoters - detractors) ** 2
  return sizeFor({ variance, margin: wanted.margin / 100 }, options)
}

/** Answers needed to know a mean to ± margin, in the unit of the expected standard deviation. */
export function sampleSizeForMean(
  wanted: { readonly margin: number; readonly deviation: number },
  options: SampleSizeOptions = {},
): number {
  positive('margin', wanted.margin)
  positive('deviation', wanted.deviation)
  return sizeFor({ variance: wanted.deviation ** 2, margin: wanted.margin }, options)
}

/**
 * Answers needed in each of two equal groups to notice a change of a share, two-sided, with the given power (0.8).
 * Source: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd ed., section 4.2, without
 * continuity correction.
 */
export function sampleSizeForChange(
  wanted: { readonly from: number; readonly to: number; readonly power?: number },
  options: EstimateOptions = {},
): number {
  const from = within('from', wanted.from, [0, 1])
  const to = within('to', wanted.to, [0, 1])
  if (from === to) throw new InputError('inconsistent', { argument: 'to', from, to })
  const middle = (from + to) / 2
  const reach = normalQuantile((1 + confidenceOf(options)) / 2) * Math.sqrt(2 * middle * (1 - middle))
  const power =
    normalQuantile(openUnit('power', wanted.power ?? 0.8)) * Math.sqrt(from * (1 - from) + to * (1 - to))
  return Math.ceil(((reach + power) / (from - to)) ** 2)
}

function sizeFor(wanted: { variance: number; margin: number }, options: SampleSizeOptions): number {
  const z = normalQuantile((1 + confidenceOf(options)) / 2)
  const unlimited = (z ** 2 * wanted.variance) / wanted.margin ** 2
  if (options.population === undefined) return Math.max(1, Math.ceil(unlimited))
  const population = count('population', options.population)
  return Math.min(population, Math.max(1, Math.ceil(unlimited / (1 + (unlimited - 1) / population))))
}
