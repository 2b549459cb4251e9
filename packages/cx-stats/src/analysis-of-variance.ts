import { fPValue } from './distributions.ts'
import { type Summary, summarize } from './moments.ts'

/** One-way analysis of variance; nulls where there are fewer than two groups, no spare answers, or no spread at all. */
export type AnalysisOfVariance = {
  readonly n: number
  readonly statistic: number | null
  readonly df: readonly [between: number, within: number]
  readonly p: number | null
  /** η²: the share of all variation that lies between the groups. */
  readonly effect: number | null
  readonly sumsOfSquares: { readonly between: number; readonly within: number }
  readonly groups: readonly Summary[]
}

/**
 * Whether several groups have one mean, given one spread. Groups without answers count for nothing. Values are taken from their common mean
 * first: the sums of squares of numbers like 1,000,000,000,000.4 would else lose every digit (NIST StRD SmLs07–09).
 * Source: Fisher 1925; NIST/SEMATECH e-Handbook 7.4.3.
 */
export function analysisOfVariance(groups: readonly (readonly number[])[]): AnalysisOfVariance {
  const all = summarize(groups.flat())
  const centre = all.mean ?? 0
  const centred = groups.map((values) => summarize(values.map((value) => value - centre)))
  const filled = centred.filter(({ n }) => n > 0)
  const grand = summarize(groups.flat().map((value) => value - centre)).mean ?? 0
  const sum = (of: (one: Summary) => number) => filled.reduce((total, one) => total + of(one), 0)
  const between = sum(({ n, mean }) => n * ((mean ?? 0) - grand) ** 2)
  const within = sum(({ n, variance }) => (variance ?? 0) * (n - 1))
  const df = [Math.max(0, filled.length - 1), Math.max(0, all.n - filled.length)] as const
  const total = between + within
  const common = {
    n: all.n,
    df,
    effect: filled.length < 2 || total === 0 ? null : between / total,
    sumsOfSquares: { between, within },
    groups: centred.map(({ n, mean, variance }) => ({
      n,
      mean: mean === null ? null : mean + centre,
      variance,
    })),
  }
  if (df[0] === 0 || df[1] === 0 || within === 0) return { ...common, statistic: null, p: null }
  const statistic = between / df[0] / (within / df[1])
  return { ...common, statistic, p: fPValue(statistic, ...df) }
}
