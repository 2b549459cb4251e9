import { finite, InputError, openUnit } from './input-error.ts'

/**
 * Mean pinball loss of quantile forecasts at a level, in the unit of the values: level × (observed − forecast) where the forecast was too low,
 * (1 − level) × (forecast − observed) where it was too high (Koenker and Bassett, Econometrica 46 (1978) 33). The smaller, the better; the
 * true quantile has the smallest. InputError for no pair, or for lists of different length.
 */
export function pinballLoss(
  observed: readonly number[],
  forecasts: readonly number[],
  level: number,
): number {
  openUnit('level', level)
  if (observed.length === 0 || observed.length !== forecasts.length)
    throw new InputError('inconsistent', { observed: observed.length, forecasts: forecasts.length })
  let sum = 0
  for (const [i, value] of observed.entries()) {
    const short = finite('observed', value) - finite('forecasts', forecasts[i] as number)
    sum += short >= 0 ? level * short : (level - 1) * short
  }
  return sum / observed.length
}
