import { Refusal } from '#platform/contract/refusal.ts'
import { readCsvRows } from '#platform/server/spreadsheets/csv-rows.ts'
import { readSheetRows } from '#platform/server/spreadsheets/sheet-rows.ts'
import { piecesOf, type Source } from '#platform/server/spreadsheets/spool.ts'
import { encodingOf } from '#platform/server/spreadsheets/text-encoding.ts'
import { headerRowOf, type Knows, namesOfColumns, topRows } from '../domain/header-row.ts'
import type { Fault } from '../domain/reading-row.ts'
import type { Format } from './imports.tables.ts'
import { readJsonLines } from './json-lines.ts'

/** More columns than any export of voices has; every one of them is shown on the mapping page. */
export const mostColumns = 500

const sampleRows = 200
const sampleBytes = 256 * 1024

/** A file whose bytes can be read again and again. */
export interface OpenFile {
  readonly format: Format
  open(): Source
}

/** What a file turned out to be; `headerRow` counts from 1, 0 when it begins with data. */
export interface Look {
  readonly headers: string[]
  readonly headerRow: number
  readonly encoding: string | null
  readonly rows: string[][]
}

/** One row below the headings; `fault` where it could not be read at all. */
export interface FileRow {
  readonly row: number
  readonly cells: readonly string[]
  readonly fault: Fault | null
}

/** Tells the format from the first bytes: names of files lie. Refuses what is none of the three. */
export function formatOf(head: Uint8Array): Format {
  const latin = Buffer.from(head).toString('latin1')
  if (latin.startsWith('PK') || latin.startsWith('\xd0\xcf\x11\xe0')) return 'xlsx'
  const start = latin.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (start === '') throw new Refusal('imports.emptyFile', 'invalid')
  if (start.startsWith('{')) return 'jsonl'
  if (/^\[\s*[{[\]]/.test(start)) throw new Refusal('imports.jsonNotLines', 'invalid')
  return 'csv'
}

async function headOf(source: Source): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of piecesOf(source)) {
    pieces.push(piece)
    bytes += piece.length
    if (bytes >= sampleBytes) break
  }
  return Buffer.concat(pieces)
}

function refuseWide(columns: number): void {
  if (columns > mostColumns)
    throw new Refusal('imports.tooManyColumns', 'invalid', { columns, max: mostColumns })
}

async function lookAtLines(file: OpenFile): Promise<Omit<Look, 'encoding'>> {
  const lines: ReadonlyMap<string, string>[] = []
  for await (const { values } of readJsonLines(file.open())) {
    if (values !== null) lines.push(values)
    // Names that few lines have come late: lines are looked at beyond the sample.
    if (lines.length >= sampleRows * 5) break
  }
  const headers = [...new Set(lines.flatMap((values) => [...values.keys()]))]
  refuseWide(headers.length)
  const rows = lines.slice(0, sampleRows).map((values) => headers.map((name) => values.get(name) ?? ''))
  return { headers, headerRow: 0, rows }
}

const tableRows = ({ format, open }: OpenFile) =>
  format === 'xlsx' ? readSheetRows(open()) : readCsvRows(open())

async function lookAtTable(file: OpenFile, knows?: Knows): Promise<Omit<Look, 'encoding'>> {
  const top: string[][] = []
  for await (const row of tableRows(file)) {
    refuseWide(row.length)
    top.push(row)
    if (top.length >= sampleRows + topRows) break
  }
  const header = headerRowOf(top, knows)
  const rows = top
    .slice(header === null ? 0 : header + 1)
    .filter((row) => row.some((cell) => cell.trim() !== ''))
  const headings = header === null ? [] : (top[header] ?? [])
  const columns = Math.max(headings.length, ...rows.map((row) => row.length))
  return { headers: namesOfColumns(headings, columns), headerRow: header === null ? 0 : header + 1, rows }
}

/** Looks at the first rows of a file. Refuses `imports.…` and `platform.spreadsheet…` for what cannot be read as a table. */
export async function lookAt(file: OpenFile, knows?: Knows): Promise<Look> {
  const encoding = file.format === 'xlsx' ? null : encodingOf(await headOf(file.open()))
  const look = file.format === 'jsonl' ? await lookAtLines(file) : await lookAtTable(file, knows)
  if (look.headers.length === 0 || look.rows.length === 0) throw new Refusal('imports.emptyFile', 'invalid')
  return { ...look, rows: look.rows.slice(0, sampleRows), encoding }
}

async function* linesAsRows(file: OpenFile, headers: readonly string[]): AsyncGenerator<FileRow> {
  for await (const { row, values, fault, text } of readJsonLines(file.open())) {
    if (values === null) yield { row, cells: [text], fault: { code: fault ?? 'badLine', column: null } }
    else yield { row, cells: headers.map((name) => values.get(name) ?? ''), fault: null }
  }
}

/** The rows of a file below its headings, one at a time. */
export async function* rowsBelow(
  file: OpenFile,
  { headers, headerRow }: Pick<Look, 'headers' | 'headerRow'>,
): AsyncGenerator<FileRow> {
  if (file.format === 'jsonl') {
    yield* linesAsRows(file, headers)
    return
  }
  let row = 0
  for await (const cells of tableRows(file)) {
    row++
    if (row > headerRow) yield { row, cells: cells.slice(0, headers.length), fault: null }
  }
}
