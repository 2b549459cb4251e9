import type { Estimate } from '#platform/contract/estimate.ts'
import type { ChartPoint } from '#platform/web/ui/chart-shape.ts'

/** The share of all so far, for a picture of the few that make up most; `whole` counts what is not drawn, too. */
export function withShareSoFar<P extends ChartPoint>(
  points: readonly P[],
  metric: string,
  whole: number,
): P[] {
  let sum = 0
  return points.map((point) => {
    sum += point.values[metric]?.value ?? 0
    const value = whole === 0 ? 0 : sum / whole
    const soFar: Estimate = { value, n: 0, low: null, high: null, confidence: 0.95, method: 'share-so-far' }
    return { ...point, values: { ...point.values, 'so-far': soFar } }
  })
}
