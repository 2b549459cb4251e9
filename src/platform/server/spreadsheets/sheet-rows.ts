import { open } from 'node:fs/promises'
import { columnOf, isoOfSerial, textOfNumber } from './cell-values.ts'
import { limits, spreadsheetProblem } from './limits.ts'
import { type Source, spool } from './spool.ts'
import { StringTable } from './string-table.ts'
import { openWorkbook, type Workbook } from './workbook.ts'
import { type Listener, parseXml, unescaped } from './xml.ts'
import { type Archive, openArchive } from './zip.ts'

interface Cell {
  readonly column: number
  readonly type: string
  readonly style: number
  readonly pieces: string[]
  length: number
}

function textOfCell(
  { type, style, pieces }: Cell,
  { dateStyles, from1904 }: Workbook,
  strings: StringTable,
): string {
  const raw = pieces.join('')
  if (type === 's') return raw === '' ? '' : strings.get(Number(raw))
  if (type === 'inlineStr' || type === 'str') return unescaped(raw)
  if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE'
  // An error value (#N/A) says that there is nothing to read.
  if (type === 'e') return ''
  if (type === 'd') return raw.replace(/Z$/, '')
  const date = raw !== '' && dateStyles[style] === true ? isoOfSerial(Number(raw), from1904) : null
  return date ?? textOfNumber(raw)
}

/** Hears a sheet and hands over each row that ended, with blank rows where the file skips some. */
function rowListener(valueOfCell: (cell: Cell) => string): { listener: Listener; take(): string[][] } {
  let ended: string[][] = []
  let rows = 0
  let row: string[] = []
  let cell: Cell | null = null
  let inValue = false
  let inPhonetic = false
  const startRow = (number: number) => {
    if (number > limits.rows) throw spreadsheetProblem('TooManyRows', { maxRows: limits.rows })
    for (; rows < number - 1; rows++) ended.push([])
    row = []
  }
  const startCell = (attributes: Readonly<Record<string, string>>) => {
    const column = columnOf(attributes.r) ?? row.length
    if (column >= limits.columns) throw spreadsheetProblem('Broken')
    cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), pieces: [], length: 0 }
  }
  const endCell = (done: Cell) => {
    const value = valueOfCell(done)
    while (row.length < done.column) row.push('')
    row[done.column] = value
    cell = null
  }
  const listener: Listener = {
    open(name, attributes) {
      if (name === 'row') startRow(Number(attributes.r ?? rows + 1))
      else if (name === 'c') startCell(attributes)
      else if (name === 'rPh') inPhonetic = true
      inValue = cell !== null && (name === 'v' || (name === 't' && !inPhonetic))
    },
    text(text) {
      if (!inValue || cell === null) return
      cell.length += text.length
      if (cell.length > limits.cellLength)
        throw spreadsheetProblem('CellTooLong', { row: rows + 1, maxLength: limits.cellLength })
      cell.pieces.push(text)
    },
    close(name) {
      inValue = false
      if (name === 'rPh') inPhonetic = false
      if (name === 'c' && cell !== null) endCell(cell)
      if (name !== 'row') return
      rows += 1
      ended.push(row)
    },
  }
  const take = () => {
    const taken = ended
    ended = []
    return taken
  }
  return { listener, take }
}

async function* rowsOf(archive: Archive, strings: StringTable): AsyncGenerator<string[]> {
  const workbook = await openWorkbook(archive, strings)
  const { listener, take } = rowListener((cell) => textOfCell(cell, workbook, strings))
  for await (const _ of parseXml(await archive.read(workbook.sheetPart), listener)) yield* take()
}

async function refuseOtherKinds(path: string): Promise<void> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0)
    // An OLE container: the old .xls, or a workbook behind a password.
    if (buffer.readUInt32BE(0) === 0xd0cf11e0) throw spreadsheetProblem('Protected')
    if (buffer.toString('latin1', 0, 2) !== 'PK') throw spreadsheetProblem('NotOne')
  } finally {
    await file.close()
  }
}

/**
 * The rows of an XLSX file's first visible sheet, cells as text, one array per row of the sheet (blank rows come as empty arrays,
 * so that the n-th array is row n). Dates are ISO 8601 without a zone. Memory stays bounded however many rows there are: the file and
 * its strings live in a temporary folder until the last row is taken or the caller stops.
 * Refuses `platform.spreadsheet…` for anything that is not such a file or asks for too much.
 */
export async function* readSheetRows(source: Source): AsyncGenerator<string[]> {
  const { folder, file, remove } = await spool(source)
  try {
    await refuseOtherKinds(file)
    const archive = await openArchive(file)
    const strings = new StringTable(folder)
    try {
      yield* rowsOf(archive, strings)
    } finally {
      strings.close()
      await archive.close()
    }
  } finally {
    await remove()
  }
}
