import { chiSquarePValue } from './distributions.ts'
import { finite } from './input-error.ts'

/** The test of ranks; nulls where there are fewer than two groups or all answers are alike. */
export type KruskalWallis = {
  readonly n: number
  readonly statistic: number | null
  readonly df: number
  readonly p: number | null
  /** ε²: 0 (the groups lie mixed) to 1 (no rank of one lies among another's). */
  readonly effect: number | null
  readonly meanRanks: readonly (number | null)[]
}

/** Ranks from 1, ties sharing the mean of theirs; `tied` is Σ(t³ − t) over the ties. */
export function ranksOf(values: readonly number[]): { ranks: number[]; tied: number } {
  const order = Array.from(values, (value, i) => ({ value: finite('values', value), i }))
  order.sort((one, other) => one.value - other.value)
  const ranks = new Array<number>(values.length)
  let tied = 0
  for (let from = 0; from < order.length; ) {
    let to = from + 1
    while (order[to]?.value === order[from]?.value && to < order.length) to++
    for (let k = from; k < to; k++) ranks[(order[k] as { i: number }).i] = (from + 1 + to) / 2
    const ties = to - from
    tied += ties ** 3 - ties
    from = to
  }
  return { ranks, tied }
}

/**
 * Whether several groups lie alike, by ranks alone; corrected for ties, p from the chi-square distribution. Groups without answers count for
 * nothing. Source: Kruskal and Wallis, Journal of the American Statistical Association 47 (1952) 583.
 */
export function kruskalWallis(groups: readonly (readonly number[])[]): KruskalWallis {
  const { ranks, tied } = ranksOf(groups.flat())
  const n = ranks.length
  let from = 0
  const sums = groups.map((values) => {
    const own = ranks.slice(from, from + values.length)
    from += values.length
    return { size: values.length, sum: own.reduce((total, rank) => total + rank, 0) }
  })
  const filled = sums.filter(({ size }) => size > 0)
  const df = Math.max(0, filled.length - 1)
  const meanRanks = sums.map(({ size, sum }) => (size === 0 ? null : sum / size))
  const correction = 1 - tied / (n ** 3 - n || 1)
  if (df === 0 || correction <= 0) return { n, statistic: null, df, p: null, effect: null, meanRanks }
  const spread = filled.reduce((total, { size, sum }) => total + size * (sum / size - (n + 1) / 2) ** 2, 0)
  const statistic = ((12 / (n * (n + 1))) * spread) / correction
  return {
    n,
    statistic,
    df,
    p: chiSquarePValue(statistic, df),
    effect: Math.min(1, statistic / (n - 1)),
    meanRanks,
  }
}
