/** What has been learnt of how large something gets; never looks ahead. */
export type TailModel = {
  /** The chance of something as large or larger; 1 until enough has been seen. */
  chance(size: number): number
  /** Takes one more into account, cut off where hardly anything reaches, so that one event does not become usual at once. */
  learn(size: number): void
  /** The size hardly anything reaches: one in five hundred; infinite until that can be said. */
  reach(): number
}

type Tail = { readonly from: number; readonly shape: number; readonly scale: number; readonly share: number }

const fewest = 50
const most = 3000
const hardly = 2e-3

/**
 * How rarely something as large has been seen: the upper tenth of what came before is taken to fall off as a generalised Pareto distribution
 * (peaks over threshold), fitted anew after every twentieth part of what is known.
 * Sources: Hosking and Wallis, Technometrics 29 (1987) 339 (probability-weighted moments); Siffer and others, KDD 2017, 1067.
 */
export function tailModel(): TailModel {
  const seen: number[] = []
  let learnt = 0
  let fittedAt = 0
  let fitted: Tail | null = null

  const tail = (): Tail | null => {
    if (seen.length < fewest) return null
    if (fitted === null || learnt - fittedAt >= Math.max(5, Math.floor(seen.length / 20))) {
      fitted = fit(seen)
      fittedAt = learnt
    }
    return fitted
  }
  const reach = () => {
    const known = tail()
    if (known === null || known.scale === 0) return Number.POSITIVE_INFINITY
    const { from, shape, scale, share } = known
    return from + (scale * ((share / hardly) ** shape - 1)) / shape
  }
  return {
    reach,
    chance(size) {
      const known = tail()
      if (known === null || size <= known.from) return 1
      const { from, shape, scale, share } = known
      if (scale === 0) return 0
      return share * Math.max(0, 1 + (shape * (size - from)) / scale) ** (-1 / shape)
    },
    learn(size) {
      const kept = Math.min(size, reach())
      if (seen.length < most) seen.push(kept)
      else seen[learnt % most] = kept
      learnt++
    },
  }
}

// What tails of such errors mostly are, and how many observations that is worth.
const usualShape = 0.15
const trustInUsual = 15

function fit(seen: readonly number[]): Tail {
  const sorted = Float64Array.from(seen).sort()
  const n = sorted.length
  const kept = Math.max(10, Math.floor(n / 10))
  const from = sorted[n - kept - 1] as number
  let [mean, weighted] = [0, 0]
  for (let i = 0; i < kept; i++) {
    const over = (sorted[n - kept + i] as number) - from
    mean += over / kept
    weighted += (over * (kept - 1 - i)) / (kept - 1) / kept
  }
  const own = mean > 0 ? 2 - mean / (mean - 2 * weighted) : usualShape
  const bounded = Math.min(0.6, Math.max(-0.3, own))
  const shape = (kept * bounded + trustInUsual * usualShape) / (kept + trustInUsual)
  return { from, shape: Math.abs(shape) < 1e-6 ? 1e-6 : shape, scale: mean * (1 - shape), share: kept / n }
}
