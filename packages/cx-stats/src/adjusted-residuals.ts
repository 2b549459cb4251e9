import { count, InputError } from './input-error.ts'

/** A cell of a table of counts against what its row and column let expect. */
export type Cell = {
  readonly count: number
  readonly expected: number
  /** In standard errors: about ±2 is unusual for one cell, ±3 for a table. Null where row or column holds all or nothing. */
  readonly residual: number | null
}

/**
 * Over- and under-representation in a table of counts: adjusted standardised residuals, which are standard normal where rows and columns have
 * nothing to do with each other. InputError unless all rows are equally long and hold counts.
 * Source: Haberman, Biometrics 29 (1973) 205.
 */
export function adjustedResiduals(table: readonly (readonly number[])[]): Cell[][] {
  const width = table[0]?.length ?? 0
  for (const row of table) {
    if (row.length !== width)
      throw new InputError('inconsistent', { argument: 'table', width, row: row.length })
    for (const cell of row) count('table', cell)
  }
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
  const rows = table.map(sum)
  const columns = Array.from({ length: width }, (_, j) => sum(table.map((row) => row[j] as number)))
  const all = sum(rows)
  return table.map((row, i) =>
    row.map((cell, j) => {
      const [inRow, inColumn] = [rows[i] as number, columns[j] as number]
      const expected = all === 0 ? 0 : (inRow * inColumn) / all
      const variance = all === 0 ? 0 : expected * (1 - inRow / all) * (1 - inColumn / all)
      return {
        count: cell,
        expected,
        residual: variance === 0 ? null : (cell - expected) / Math.sqrt(variance),
      }
    }),
  )
}
