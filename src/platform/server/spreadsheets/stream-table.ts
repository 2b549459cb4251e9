import { strToU8, Zip, ZipDeflate } from 'fflate'
import { limits } from './limits.ts'
import { csvCell, partsAround, rowXml, type SheetCell, sheetFrame } from './write-sheet.ts'

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

/** An XLSX file piece by piece, what is no number is text; memory does not grow with the rows. Throws RangeError beyond what a sheet holds. */
export async function* streamSheet(name: string, rows: Rows): AsyncGenerator<Uint8Array> {
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
  for (const [part, xml] of Object.entries(partsAround(name))) add(part).push(strToU8(xml), true)
  const sheet = add(sheetFrame.part)
  let held: string = sheetFrame.before
  let index = 0
  for await (const row of rows) {
    if (index >= limits.rows) throw new RangeError(`A sheet holds ${limits.rows} rows`)
    held += rowXml(row, index++)
    if (held.length < chunkLength) continue
    sheet.push(strToU8(held))
    held = ''
    yield* ready
    ready = []
  }
  sheet.push(strToU8(held + sheetFrame.behind), true)
  zip.end()
  yield* ready
}
