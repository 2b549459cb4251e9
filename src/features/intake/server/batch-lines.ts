import type { Readable } from 'node:stream'

/** A line of a batch, counted from 1; `text` is null when the line is longer than anything we read. */
export interface BatchLine {
  readonly row: number
  readonly text: string | null
}

const longestLine = 1024 * 1024
const newline = 10

/** Splits a stream into lines without ever holding more than one; blank lines are passed over but counted. */
export async function* linesOf(stream: Readable): AsyncGenerator<BatchLine> {
  let parts: Buffer[] = []
  let length = 0
  let row = 0
  const finished = (): BatchLine | null => {
    row++
    const text = length > longestLine ? null : Buffer.concat(parts).toString('utf8').trim()
    parts = []
    length = 0
    return text === '' ? null : { row, text }
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
