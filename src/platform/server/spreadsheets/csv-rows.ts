import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { limits, spreadsheetProblem } from './limits.ts'
import type { Source } from './spool.ts'
import { decodedText } from './text-encoding.ts'

const headBytes = 64 * 1024

/** The mark that splits most in the first line, quoted pieces left out. */
function delimiterOf(head: string): string {
  const [line = ''] = head.replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n/, 1)
  const counts = [',', '\t', ';'].map((mark) => ({ mark, count: line.split(mark).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark
}

async function* withHead(text: AsyncGenerator<string>): AsyncGenerator<string, void, undefined> {
  let head = ''
  for await (const piece of text) {
    head += piece
    if (head.length < headBytes) continue
    yield head
    yield* text
    return
  }
  yield head
}

/**
 * The rows of a CSV file, cells as text: UTF-8 (with or without mark), UTF-16 or GB18030, split by comma, tab or semicolon, whichever
 * the first line uses. Blank lines come as rows of one empty cell. Streams; refuses `platform.spreadsheetBroken` with the line.
 */
export async function* readCsvRows(source: Source): AsyncGenerator<string[]> {
  const text = withHead(decodedText(source))
  const first = await text.next()
  const head = first.done ? '' : first.value
  if (head.includes('\0')) throw spreadsheetProblem('NotOne')
  async function* whole() {
    yield head
    yield* text
  }
  const parser = parse({
    delimiter: delimiterOf(head),
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limits.cellLength * 10,
  })
  const rows = Readable.from(whole()).pipe(parser)
  try {
    for await (const row of rows) yield row as string[]
  } catch (error) {
    const { code, lines } = error as { code?: string; lines?: number }
    if (code?.startsWith('CSV_')) throw spreadsheetProblem('Broken', { line: lines ?? null })
    throw error
  }
}
