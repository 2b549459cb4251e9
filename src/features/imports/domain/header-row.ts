import { cleanLine } from './cleaning.ts'
import { contentOf } from './column-content.ts'
import { fieldOfHeading } from './headings.ts'

/** How many rows at the top are looked at for headings. */
export const topRows = 10

const longestHeading = 40

/** Whether a heading is one that whoever reads the file knows. */
export type Knows = (heading: string) => boolean

const ofVoices: Knows = (heading) => fieldOfHeading(heading) !== null

// A row of data has cells that no heading has: a long text, a date, a telephone number.
function couldBeHeadings(row: readonly string[]): boolean {
  const cells = row.map(cleanLine).filter((cell) => cell !== '')
  const { dates, phones, emails } = contentOf(cells)
  return (
    cells.length > 0 && cells.every((cell) => cell.length <= longestHeading) && dates + phones + emails === 0
  )
}

/**
 * Which of the first rows holds the headings (from zero): the one with most headings that we know, else the first that has more than
 * one cell, as titles stand above them in one merged cell. Null when the file begins with data.
 */
export function headerRowOf(rows: readonly (readonly string[])[], knows = ofVoices): number | null {
  const top = rows.slice(0, topRows)
  const known = top.map((row) => (couldBeHeadings(row) ? row.filter(knows).length : 0))
  const most = Math.max(0, ...known)
  if (most > 0) return known.indexOf(most)
  const cells = top.map((row) => row.filter((cell) => cleanLine(cell) !== '').length)
  const widest = Math.max(0, ...cells)
  const first = cells.findIndex((count) => count > 0 && count >= Math.min(2, widest))
  return first >= 0 && couldBeHeadings(top[first] ?? []) ? first : null
}

/** Names for all columns: the headings, or the numbers of columns that have none. A heading that comes twice is told apart. */
export function namesOfColumns(headings: readonly string[], columns: number): string[] {
  const seen = new Map<string, number>()
  return Array.from({ length: columns }, (_, column) => {
    const name = cleanLine(headings[column] ?? '').slice(0, 100) || `#${column + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}
