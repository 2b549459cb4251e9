import { strToU8, zipSync } from 'fflate'
import { neverFormula } from '#platform/contract/never-formula.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
// XML 1.0 has no other control characters; a lone surrogate has no UTF-8.
const forbidden = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu

const escaped = (text: string): string =>
  text
    .replace(forbidden, '')
    .toWellFormed()
    .replace(/[&<>"]/g, (mark) => escapes[mark] as string)

function columnName(column: number): string {
  const name = String.fromCharCode(65 + (column % 26))
  return column < 26 ? name : columnName(Math.floor(column / 26) - 1) + name
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

/** What a cell holds: a number that can be reckoned with, or a text. */
export type SheetCell = string | number

// What Excel holds in one cell; with more it calls the whole file damaged.
const mostSigns = 32_767

function cellXml(cell: SheetCell, place: string): string {
  if (cell === '') return ''
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  const text = escaped(cell.slice(0, mostSigns))
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

/** One row of a sheet (`index` from zero); what is no number is text, so that nothing in it is ever a formula. */
export function rowXml(row: readonly SheetCell[], index: number): string {
  const cells = row.map((cell, column) => cellXml(cell, `${columnName(column)}${index + 1}`))
  return `<row r="${index + 1}">${cells.join('')}</row>`
}

/** What stands before and behind the rows of a sheet. */
export const sheetFrame = {
  before: `${head}<worksheet xmlns="${main}"><sheetData>`,
  behind: '</sheetData></worksheet>',
} as const

/** Where the rows of a sheet stand (`index` from zero). */
export const sheetPart = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`

/** The parts of a workbook around its sheets. */
export function partsAround(names: readonly string[]): Record<string, string> {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const each = (part: (name: string, number: number) => string) =>
    names.map((name, index) => part(escaped(name.slice(0, 31)), index + 1)).join('')
  const types = each(
    (_, number) =>
      `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${type}.worksheet+xml"/>`,
  )
  const sheets = each((name, number) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`)
  const relations = each(
    (_, number) =>
      `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  )
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${types}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships">${relations}</Relationships>`,
  }
}

/** An XLSX file of one sheet; what is no number is text, so that nothing in it is ever a formula. For a few thousand rows. */
export function writeSheet(name: string, rows: readonly (readonly SheetCell[])[]): Uint8Array {
  const { before, behind } = sheetFrame
  const parts = { ...partsAround([name]), [sheetPart(0)]: `${before}${rows.map(rowXml).join('')}${behind}` }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])))
}

/** One cell of a CSV file: quoted where needed, and never a formula. */
export function csvCell(cell: SheetCell): string {
  if (typeof cell === 'number') return String(cell)
  const safe = neverFormula(cell.toWellFormed())
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A CSV file with a byte order mark, by which Excel knows UTF-8. */
export const writeCsv = (rows: readonly (readonly SheetCell[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
