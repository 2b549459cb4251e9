/** The value below and above which half of the weight lies; null of no weight. */
export function weightedMedian(values: readonly number[], weights: readonly number[]): number | null {
  const order = values.map((_, i) => i).filter((i) => (weights[i] as number) > 0)
  order.sort((a, b) => (values[a] as number) - (values[b] as number))
  const half = order.reduce((sum, i) => sum + (weights[i] as number), 0) / 2
  let sum = 0
  for (const [rank, i] of order.entries()) {
    sum += weights[i] as number
    if (sum > half * (1 + 1e-9)) return values[i] as number
    // Half on either side: the middle between the two, as of an even list.
    if (sum >= half * (1 - 1e-9))
      return ((values[i] as number) + (values[order[rank + 1] ?? i] as number)) / 2
  }
  return null
}

/** The standard deviation that the median of absolute errors tells of, were they normal; null of none. */
export function robustDeviation(errors: readonly number[]): number | null {
  const middle = weightedMedian(
    errors.map(Math.abs),
    errors.map(() => 1),
  )
  return middle === null ? null : 1.4826 * middle
}

/** How much an error is heeded, 1…0: not at all beyond six deviations (Tukey's biweight). */
export function heeded(error: number, deviation: number): number {
  if (deviation === 0) return error === 0 ? 1 : 0
  const share = Math.abs(error) / (6 * deviation)
  return share >= 1 ? 0 : (1 - share ** 2) ** 2
}
