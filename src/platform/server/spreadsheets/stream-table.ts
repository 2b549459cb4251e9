import { strToU8, Zip, ZipDeflate } from 'fflate'
import { limits } from './limits.ts'
import { csvCell, partsAround, rowXml, type SheetCell, sheetFrame, sheetPart } from './write-sheet.ts'

/** Rows as they come. */
export type Rows = AsyncIterable<readonly SheetCell[]>

const chunkLength = 64 * 1024

/** A CSV file piece by piece: a byte order mark for Excel, and no cell that is a formula. */
export async function* streamCsv(rows: Rows): AsyncGenerator<Uint8Array> {
  let held = '\ufeff'
  for await (const row of rows) {
    held += `${row.map(csvCell).join(',')}\r\n`
    if (held.length < chunkLength) continue
    yield strToU8(held)
    held = ''
  }
  yield strToU8(held)
}

/** One sheet of a workbook. */
interface Sheet {
  readonly name: string
  readonly rows: Rows
}

/** An XLSX file piece by piece, what is no number is text; memory does not grow with the rows. Throws RangeError beyond what a sheet holds. */
export async function* streamSheets(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    ready.push(piece)
  })
  const add = (part: string) => {
    const entry = new ZipDeflate(part, { level: 6 })
    zip.add(entry)
    return entry
  }
  const around = partsAround(sheets.map(({ name }) => name))
  for (const [part, xml] of Object.entries(around)) add(part).push(strToU8(xml), true)
  for (const [index, { rows }] of sheets.entries()) {
    const sheet = add(sheetPart(index))
    for await (const { xml, isLast } of sheetPieces(rows)) {
      sheet.push(strToU8(xml), isLast)
      yield* ready
      ready = []
    }
  }
  zip.end()
  yield* ready
}

/** The rows of a sheet in pieces of some size. */
async function* sheetPieces(rows: Rows): AsyncGenerator<{ xml: string; isLast: boolean }> {
  let held: string = sheetFrame.before
  let index = 0
  for await (const row of rows) {
    if (index >= limits.rows) throw new RangeError(`A sheet holds ${limits.rows} rows`)
    held += rowXml(row, index++)
    if (held.length < chunkLength) continue
    yield { xml: held, isLast: false }
    held = ''
  }
  yield { xml: held + sheetFrame.behind, isLast: true }
}

/** An XLSX file of one sheet, as `streamSheets` writes it. */
export const streamSheet = (name: string, rows: Rows): AsyncGenerator<Uint8Array> =>
  streamSheets([{ name, rows }])
