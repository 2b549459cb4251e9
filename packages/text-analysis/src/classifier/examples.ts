import { isLocalTime } from '../facts/local-time.ts'
import type { ClassName } from './classifier.ts'

/** A text and the class a person gave it. */
export type Example = { readonly id: string; readonly text: string; readonly label: ClassName }

/** A line that was left out: its number from 1 and why. */
export type BadLine = {
  readonly line: number
  readonly reason: 'notJson' | 'notAnObject' | 'noText' | 'noLabel' | 'emptyText'
}

/** A line without a label is for classification only; `id` falls back to the line number; `at`, where it is a local time, is when it was written. */
export type TextLine = {
  readonly id: string | number
  readonly text: string
  readonly label?: ClassName
  readonly at?: string
}

const word = /[\p{L}\p{N}\p{So}\p{Sk}\p{P}\p{Sm}\p{Sc}]/u

/** Reads a line `{"id","text","label"?,"at"?}`; says why it cannot be taken. Other fields are left alone. */
export function readTextLine(line: string, number: number): TextLine | BadLine {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { line: number, reason: 'notJson' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { line: number, reason: 'notAnObject' }
  const { id, text, label, at } = value as Record<string, unknown>
  if (typeof text !== 'string') return { line: number, reason: 'noText' }
  const known = typeof id === 'string' || typeof id === 'number' ? id : number
  return {
    id: known,
    text,
    ...(isClassName(label) && { label }),
    ...(isLocalTime(at) && { at }),
  }
}

function isClassName(label: unknown): label is ClassName {
  return (
    (typeof label === 'string' && label.trim() !== '') ||
    (typeof label === 'number' && Number.isFinite(label))
  )
}

/**
 * Reads a training or test file, one JSON object a line. Blank lines are passed over; lines that are no example are
 * reported by number and left out, the others are taken.
 */
export function readExamples(lines: Iterable<string>): { examples: Example[]; badLines: BadLine[] } {
  const examples: Example[] = []
  const badLines: BadLine[] = []
  let number = 0
  for (const line of lines) {
    number++
    if (line.trim() === '' || line === '\ufeff') continue
    const read = readTextLine(number === 1 ? line.replace(/^\ufeff/, '') : line, number)
    if ('reason' in read) badLines.push(read)
    else if (read.label === undefined) badLines.push({ line: number, reason: 'noLabel' })
    else if (!word.test(read.text)) badLines.push({ line: number, reason: 'emptyText' })
    else examples.push({ id: String(read.id), text: read.text, label: read.label })
  }
  return { examples, badLines }
}
