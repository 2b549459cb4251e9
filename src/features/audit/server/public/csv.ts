/** One value of a row. */
export type Cell = string | number | boolean | null

// A spreadsheet runs a cell that begins with one of these as a formula (OWASP, CSV injection); full-width forms too.
const formula = /^[\s\p{Cc}]*[=+\-@＝＋－＠|]|^[\t\r\n]/u

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const safe = formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A CSV file (RFC 4180) that spreadsheets read as UTF-8 and in which no text can act as a formula. */
export function csvOf(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map(cellText).join(','))
  // Without the byte order mark spreadsheets on Windows read Chinese text as GB18030.
  return `\uFEFF${lines.join('\r\n')}\r\n`
}
