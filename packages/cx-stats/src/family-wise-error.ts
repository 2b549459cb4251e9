import { within } from './input-error.ts'

/**
 * P-values adjusted for having asked so many questions at once: rejecting those ≤ α keeps the chance of even one false alarm at α or below,
 * whatever the tests have to do with each other. Same order as given; empty for none. InputError unless all lie in 0…1.
 * Source: Holm, Scandinavian Journal of Statistics 6 (1979) 65.
 */
export function holm(pValues: readonly number[]): number[] {
  for (const p of pValues) within('pValues', p, [0, 1])
  const order = Array.from(pValues, (_, i) => i).sort(
    (a, b) => (pValues[a] as number) - (pValues[b] as number),
  )
  const adjusted = new Array<number>(pValues.length)
  let most = 0
  order.forEach((i, rank) => {
    most = Math.max(most, Math.min(1, (pValues[i] as number) * (pValues.length - rank)))
    adjusted[i] = most
  })
  return adjusted
}
