/** Sum of the products of two lists of equal length. */
export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, one, i) => sum + one * (b[i] as number), 0)

/** A square matrix times a vector. */
export const times = (matrix: readonly (readonly number[])[], vector: readonly number[]): number[] =>
  matrix.map((row) => dot(row, vector))

/** a + factor · b. */
export const plus = (a: readonly number[], b: readonly number[], factor = 1): number[] =>
  a.map((one, i) => one + factor * (b[i] as number))

/** The x with matrix · x = right, by elimination with the largest pivots; null where the matrix is singular. */
export function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const rows = matrix.map((row, i) => [...row, right[i] as number])
  const n = rows.length
  for (let k = 0; k < n; k++) {
    const pivot = rows
      .slice(k)
      .reduce((best, row) => (Math.abs(row[k] as number) > Math.abs(best[k] as number) ? row : best))
    if (!(Math.abs(pivot[k] as number) > 0)) return null
    rows.splice(rows.indexOf(pivot), 1)
    rows.splice(k, 0, pivot)
    for (const row of rows.slice(k + 1)) {
      const factor = (row[k] as number) / (pivot[k] as number)
      for (let j = k; j <= n; j++) row[j] = (row[j] as number) - factor * (pivot[j] as number)
    }
  }
  const x = new Array<number>(n).fill(0)
  for (let k = n - 1; k >= 0; k--) {
    const row = rows[k] as number[]
    x[k] = ((row[n] as number) - dot(row.slice(k + 1, n), x.slice(k + 1))) / (row[k] as number)
  }
  return x
}
