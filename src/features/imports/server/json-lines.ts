import type { Source } from '#platform/server/spreadsheets/spool.ts'
import { decodedText } from '#platform/server/spreadsheets/text-encoding.ts'

const longestLine = 1024 * 1024

/** One line of a JSONL file: its values by name, or why it has none. Blank lines are passed over but counted. */
export interface JsonLine {
  readonly row: number
  readonly values: ReadonlyMap<string, string> | null
  readonly fault: 'badLine' | 'lineTooLong' | null
  readonly text: string
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join('、')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Values by name, those of objects inside as `contact.phone`. */
function flattened(object: object, prefix = '', depth = 0): Map<string, string> {
  const values = new Map<string, string>()
  for (const [key, value] of Object.entries(object)) {
    const inside = typeof value === 'object' && value !== null && !Array.isArray(value) && depth < 3
    if (inside)
      for (const [name, text] of flattened(value, `${prefix}${key}.`, depth + 1)) values.set(name, text)
    else values.set(`${prefix}${key}`, textOf(value))
  }
  return values
}

function lineOf(text: string, row: number): JsonLine {
  if (text.length > longestLine) return { row, values: null, fault: 'lineTooLong', text: text.slice(0, 200) }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { row, values: flattened(value), fault: null, text: '' }
  } catch {
    // Answered below: what is no object is as bad as what is no JSON.
  }
  return { row, values: null, fault: 'badLine', text: text.slice(0, 2000) }
}

/** The lines of a JSONL file, never more than one of them in memory, and of one that is too long only its beginning. */
export async function* readJsonLines(source: Source): AsyncGenerator<JsonLine> {
  let held = ''
  let row = 0
  const take = (line: string): JsonLine | null => {
    row++
    const text = line.trim()
    return text === '' ? null : lineOf(text, row)
  }
  for await (const piece of decodedText(source)) {
    const lines = piece.split('\n')
    const last = lines.pop() ?? ''
    for (const line of lines) {
      const found = take(held + line)
      held = ''
      if (found !== null) yield found
    }
    if (held.length <= longestLine) held += last
  }
  const found = held === '' ? null : take(held)
  if (found !== null) yield found
}
