// Zero-width spaces, byte order marks and NUL come along with copied cells and mean nothing; PostgreSQL stores no NUL. Joiners stay:
// they make one family of three people, and words of many scripts.
const invisible = /[\0\u200b\u2060\ufeff]/g
// Half of a pair of surrogates is no character and has no UTF-8.
const halves = /\p{Surrogate}/gu
const blanks = /[\t\u00a0\u3000 ]+/g

/** A cell as a person would type it again: padding, invisible signs and line ends of other systems taken away. */
export function cleanCell(cell: string): string {
  return cell.replace(invisible, '').replace(halves, '\ufffd').replace(/\r\n?/g, '\n').trim()
}

/** A cell that is one line: a name, a number, a code. */
export const cleanLine = (cell: string): string => cleanCell(cell).replace(/\s+/g, ' ')

/** A longer text: each line without padding, at most one blank line between two. */
export function cleanText(cell: string): string {
  return cleanCell(cell)
    .split('\n')
    .map((line) => line.replace(blanks, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
}
