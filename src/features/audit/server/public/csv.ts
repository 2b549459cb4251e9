import { neverFormula } from '#platform/contract/never-formula.ts'

/** One value of a row. */
export type Cell = string | number | boolean | null

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const safe = neverFormula(cell)
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A CSV file (RFC 4180) that spreadsheets read as UTF-8 and in which no text can act as a formula. */
export function csvOf(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map(cellText).join(','))
  // Without the byte order mark spreadsheets on Windows read Chinese text as GB18030.
  return `\uFEFF${lines.join('\r\n')}\r\n`
}
