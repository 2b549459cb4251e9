import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { limits, spreadsheetProblem } from './limits.ts'

/** What is heard while XML streams past; names come without their prefix. */
export interface Listener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

function parserFor(listener: Listener): SaxesParser {
  const parser = new SaxesParser()
  parser.on('error', () => {
    throw spreadsheetProblem('Broken')
  })
  // Entities of a document's own are how XML bombs are built; no spreadsheet program writes them.
  parser.on('doctype', () => {
    throw spreadsheetProblem('BombSuspected')
  })
  parser.on('opentag', ({ name, attributes }) =>
    listener.open?.(local(name), attributes as Record<string, string>),
  )
  parser.on('text', (text) => listener.text?.(text))
  parser.on('cdata', (text) => listener.text?.(text))
  parser.on('closetag', ({ name }) => listener.close?.(local(name)))
  return parser
}

/** Parses a part piece by piece; after each piece the listener has heard everything up to there. */
export async function* parseXml(part: Readable, listener: Listener): AsyncGenerator<void> {
  const parser = parserFor(listener)
  const decoder = new TextDecoder('utf-8')
  for await (const piece of part) {
    parser.write(decoder.decode(piece as Uint8Array, { stream: true }))
    yield
  }
  parser.write(decoder.decode())
  parser.close()
  yield
}

/** Parses a part that is small by nature. */
export async function parseSmallXml(part: Readable, listener: Listener): Promise<void> {
  let bytes = 0
  part.on('data', (piece: Uint8Array) => {
    bytes += piece.length
    if (bytes > limits.smallPartBytes) part.destroy(spreadsheetProblem('BombSuspected'))
  })
  for await (const _ of parseXml(part, listener));
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
