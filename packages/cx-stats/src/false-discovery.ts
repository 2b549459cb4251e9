import { within } from './input-error.ts'

/**
 * P-values adjusted for having asked so many questions at once: rejecting those ≤ q keeps the expected share of false alarms among them at
 * q or below, for independent and positively dependent tests. Same order as given; empty for none. InputError unless all lie in 0…1.
 * Source: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  for (const p of pValues) within('pValues', p, [0, 1])
  const order = Array.from(pValues, (_, i) => i).sort(
    (a, b) => (pValues[b] as number) - (pValues[a] as number),
  )
  const adjusted = new Array<number>(pValues.length)
  let least = 1
  order.forEach((i, fromLargest) => {
    const rank = pValues.length - fromLargest
    least = Math.min(least, (pValues[i] as number) * (pValues.length / rank))
    adjusted[i] = least
  })
  return adjusted
}
