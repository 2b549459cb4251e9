import { cleanLine } from './cleaning.ts'
import { looksLikeDate } from './moments.ts'
import { kindOfWord } from './words.ts'

/** What the cells of a column look like, as shares (0…1) of those that hold anything. */
export interface ColumnContent {
  readonly filled: number
  readonly dates: number
  /** Bare numbers that could be days or seconds. */
  readonly dateNumbers: number
  readonly phones: number
  readonly emails: number
  readonly kinds: number
  /** Letters and digits without blanks, as ids are. */
  readonly codes: number
  readonly counts: number
  readonly distinct: number
  readonly averageLength: number
}

const phone = /^(\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$|^0\d{2,3}[- ]?\d{7,8}$|^\+\d[\d -]{7,16}$/
const email = /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/
const code = /^(?=.*\d)[A-Za-z0-9_\-/#.]{3,40}$/

/** Looks at the cells of one column. */
export function contentOf(cells: readonly string[]): ColumnContent {
  const held = cells.map(cleanLine).filter((cell) => cell !== '')
  const share = (is: (cell: string) => boolean) =>
    held.length === 0 ? 0 : held.filter(is).length / held.length
  return {
    filled: cells.length === 0 ? 0 : held.length / cells.length,
    dates: share((cell) => looksLikeDate(cell) === 'date'),
    dateNumbers: share((cell) => looksLikeDate(cell) !== null),
    phones: share((cell) => phone.test(cell)),
    emails: share((cell) => email.test(cell)),
    kinds: share((cell) => kindOfWord(cell) !== null),
    codes: share((cell) => code.test(cell)),
    counts: share((cell) => /^\d{1,7}$/.test(cell)),
    distinct: held.length === 0 ? 0 : new Set(held).size / held.length,
    averageLength: held.length === 0 ? 0 : held.reduce((sum, cell) => sum + cell.length, 0) / held.length,
  }
}
