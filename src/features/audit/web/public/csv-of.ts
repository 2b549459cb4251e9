import { neverFormula } from '#platform/contract/never-formula.ts'

const cell = (text: string): string => {
  const plain = neverFormula(text)
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Rows as CSV, with the byte order mark that Excel wants. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
