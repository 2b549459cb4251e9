import { parse } from 'csv-parse/sync'
import { Refusal } from '#platform/contract/refusal.ts'

/** The text of a file that is UTF-8, with or without its mark, or else GB18030, as Excel saves CSV in China. */
export function decoded(content: Uint8Array): { text: string; encoding: 'utf-8' | 'gb18030' } {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(content), encoding }
    } catch {
      // Not this one.
    }
  }
  throw new Refusal('customers.unknownEncoding', 'invalid')
}

/** The rows of a CSV separated by commas, semicolons or tabs. Refuses `customers.brokenCsv` with the line it breaks at. */
export function csvRows(text: string): string[][] {
  try {
    const firstLine = text.slice(0, text.search(/[\r\n]|$/))
    const delimiter = [',', '\t', ';'].find((sign) => firstLine.includes(sign)) ?? ','
    return parse(text, { delimiter, relaxColumnCount: true, skipEmptyLines: true, bom: true })
  } catch (error) {
    throw new Refusal('customers.brokenCsv', 'invalid', { line: (error as { lines?: number }).lines ?? 0 })
  }
}
