import { adjustedResiduals, type Cell } from './adjusted-residuals.ts'
import { chiSquarePValue } from './distributions.ts'

/** Pearson's test of a table of counts; nulls where rows or columns are too few to hold anything against each other. */
export type ChiSquareTest = {
  readonly n: number
  readonly statistic: number | null
  readonly df: number
  readonly p: number | null
  /** Cramér's V, 0 (nothing to do with each other) to 1. */
  readonly effect: number | null
  readonly cells: readonly (readonly Cell[])[]
}

/**
 * Whether rows and columns of a table have nothing to do with each other. `yates` takes the continuity correction off each difference (of a
 * table of two by two only, never more than the difference itself). Rows and columns without any count are left out of the degrees of freedom.
 * Sources: Pearson 1900; Yates 1934; Cramér 1946.
 */
export function chiSquareTest(
  table: readonly (readonly number[])[],
  { yates = false }: { readonly yates?: boolean } = {},
): ChiSquareTest {
  const cells = adjustedResiduals(table)
  const n = table.flat().reduce((sum, count) => sum + count, 0)
  const rows = table.filter((row) => row.some((count) => count > 0)).length
  const columns = (table[0] ?? []).filter((_, j) => table.some((row) => (row[j] ?? 0) > 0)).length
  const df = Math.max(0, rows - 1) * Math.max(0, columns - 1)
  if (df === 0) return { n, statistic: null, df, p: null, effect: null, cells }
  const filled = cells.flat().filter(({ expected }) => expected > 0)
  const least = filled.reduce((so, { count, expected }) => Math.min(so, Math.abs(count - expected)), 0.5)
  const correction = yates && df === 1 ? least : 0
  const statistic = filled.reduce(
    (sum, { count, expected }) => sum + (Math.abs(count - expected) - correction) ** 2 / expected,
    0,
  )
  const effect = Math.min(1, Math.sqrt(statistic / (n * Math.min(rows - 1, columns - 1))))
  return { n, statistic, df, p: chiSquarePValue(statistic, df), effect, cells }
}
