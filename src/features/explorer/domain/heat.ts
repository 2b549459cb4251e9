import { adjustedResiduals } from '@huixiang/cx-stats/adjusted-residuals.ts'

/** A cell of a heat map; nulls where its few voices are not told. */
export interface HeatCell {
  readonly n: number | null
  readonly expected: number | null
  readonly residual: number | null
}

/** A table with its sums, which count only what is told: they give no hidden cell away. */
export interface HeatTable {
  readonly cells: readonly (readonly HeatCell[])[]
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly n: number
  readonly hidden: number
}

/** Fewer voices than this are not told to people who may not read them: who spoke could be guessed. */
export const fewestTold = 5

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
const hiddenCell: HeatCell = { n: null, expected: null, residual: null }

/** Which cells hold more or fewer voices than their row and column explain. With `hideFew`, cells of fewer than five voices are as if there were none. */
export function heatOf(counts: readonly (readonly number[])[], hideFew: boolean): HeatTable {
  const isHidden = (n: number) => hideFew && n > 0 && n < fewestTold
  const told = counts.map((row) => row.map((n) => (isHidden(n) ? 0 : n)))
  const cells = adjustedResiduals(told).map((row, i) =>
    row.map(({ count, ...cell }, j) =>
      isHidden(counts[i]?.[j] as number) ? hiddenCell : { n: count, ...cell },
    ),
  )
  return {
    cells,
    rows: told.map(sum),
    columns: Array.from({ length: told[0]?.length ?? 0 }, (_, j) => sum(told.map((row) => row[j] as number))),
    n: sum(told.map(sum)),
    hidden: sum(counts.map((row) => row.filter(isHidden).length)),
  }
}

/** Below this a cell is too small for its residual to mean much (Cochran's rule). */
const fewestJudged = 5

/**
 * How unusual a cell is: 0 as expected or too small to tell, 1 unusual for a single cell (p < 0.05), 2 for a table of some forty (p < 0.001);
 * negative below.
 */
export function heatLevel({ n, expected, residual }: HeatCell): -2 | -1 | 0 | 1 | 2 {
  if (n === null || residual === null || Math.max(n, expected ?? 0) < fewestJudged) return 0
  if (Math.abs(residual) < 1.96) return 0
  const strength = Math.abs(residual) < 3.29 ? 1 : 2
  return (Math.sign(residual) * strength) as -2 | -1 | 1 | 2
}
