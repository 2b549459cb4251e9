import type { Readable } from 'node:stream'

/** A line of a batch, counted from 1; without its text where it is longer than anything we read, or no UTF-8. */
export interface BatchLine {
  readonly row: number
  readonly text: string | null
  readonly fault: 'tooLong' | 'notUtf8' | null
}

const longestLine = 1024 * 1024
const newline = 10
const utf8 = new TextDecoder('utf-8', { fatal: true })

// A lenient reader would keep somebody's words as question marks.
function lineOf(row: number, bytes: Buffer): BatchLine {
  try {
    return { row, text: utf8.decode(bytes).trim(), fault: null }
  } catch {
    return { row, text: null, fault: 'notUtf8' }
  }
}

/** Splits a stream into lines without ever holding more than one; blank lines are passed over but counted. */
export async function* linesOf(stream: Readable): AsyncGenerator<BatchLine> {
  let parts: Buffer[] = []
  let length = 0
  let row = 0
  const finished = (): BatchLine | null => {
    row++
    const line: BatchLine =
      length > longestLine ? { row, text: null, fault: 'tooLong' } : lineOf(row, Buffer.concat(parts))
    parts = []
    length = 0
    return line.text === '' ? null : line
  }
  const hold = (piece: Buffer) => {
    length += piece.length
    if (length > longestLine) parts = []
    else parts.push(piece)
  }
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      hold(chunk.subarray(from, at))
      from = at + 1
      const line = finished()
      if (line !== null) yield line
    }
    hold(chunk.subarray(from))
  }
  const last = length > 0 ? finished() : null
  if (last !== null) yield last
}
