import { Readable } from 'node:stream'
import { type Parser, parse } from 'csv-parse'
import { limits, spreadsheetProblem } from './limits.ts'
import type { Source } from './spool.ts'
import { decodedText } from './text-encoding.ts'

const headBytes = 64 * 1024

/** The mark that splits most in the first line, quoted pieces left out. */
function delimiterOf(head: string): string {
  const [line = ''] = head.replace(/"(?:[^"]|"")*"/g, '').split('\n', 1)
  const counts = [',', '\t', ';'].map((mark) => ({ mark, count: line.split(mark).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark
}

/** Every line ends as Unix ends it: the parser counts two lines where a quoted cell holds the two signs of Windows. */
async function* withUnixLines(text: AsyncGenerator<string>): AsyncGenerator<string, void, undefined> {
  let cut = ''
  for await (const piece of text) {
    const whole = cut + piece
    cut = whole.endsWith('\r') ? '\r' : ''
    yield whole.slice(0, whole.length - cut.length).replace(/\r\n?/g, '\n')
  }
  if (cut !== '') yield '\n'
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

/** The line on which a quote opened that is still open; null when none is. */
function lineOfOpenQuote(parser: Parser): number | null {
  // The parser's own standing, of which its types keep quiet.
  const { state, info } = parser as unknown as {
    readonly state: { readonly quoting: boolean; readonly wasRowDelimiter: boolean; readonly field: Buffer }
    readonly info: { readonly lines: number }
  }
  if (!state.quoting) return null
  const cell = state.field.toString('utf8')
  const breaks = cell.split('\n').length - 1
  // A line counts from its first sign on, so a break that nothing follows has not been counted.
  return info.lines - breaks + (state.wasRowDelimiter && cell.endsWith('\n') ? 1 : 0)
}

/**
 * The rows of a CSV file, cells as text: UTF-8 (with or without mark), UTF-16 or GB18030, split by comma, tab or semicolon, whichever
 * the first line uses. Blank lines come as rows of one empty cell, breaks inside cells as `\n`. Streams; refuses
 * `platform.spreadsheetOpenQuote` and `platform.spreadsheetBroken` with the line.
 */
export async function* readCsvRows(source: Source): AsyncGenerator<string[]> {
  const text = withHead(withUnixLines(decodedText(source)))
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
  const pieces = Readable.from(whole())
  try {
    for await (const row of pieces.pipe(parser)) yield row as string[]
  } catch (error) {
    const { code, lines } = error as { code?: string; lines?: number }
    if (!code?.startsWith('CSV_')) throw error
    const opened = lineOfOpenQuote(parser)
    throw opened === null
      ? spreadsheetProblem('Broken', { line: lines ?? null })
      : spreadsheetProblem('OpenQuote', { line: opened })
  } finally {
    // Whoever wanted the first rows only leaves no file open.
    pieces.destroy()
  }
}
