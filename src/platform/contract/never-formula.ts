// Spreadsheet programs run what begins like this (OWASP, CSV injection); full-width forms too.
const formula = /^[\s\p{Cc}]*[=+\-@＝＋－＠|]|^[\t\r\n]/u

/** A text as a cell of a file that spreadsheets open: one that begins like a formula gets the sign by which they take it for text. */
export const neverFormula = (text: string): string => (formula.test(text) ? `'${text}` : text)
