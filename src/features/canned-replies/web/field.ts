import type { TextAreaRef } from 'antd/es/input/TextArea'
import type { RefObject } from 'react'
import type { filled } from '../domain/variables.ts'

/** A field for words to a customer, as whoever draws it knows it. */
export interface Field {
  readonly ticketId: string
  /** False where the words are not for the customer. */
  readonly on: boolean
  readonly text: string
  setText(text: string): void
  readonly input: RefObject<TextAreaRef | null>
}

function focused({ input }: Field): HTMLTextAreaElement | null {
  const area = input.current?.resizableTextArea?.textArea ?? null
  area?.focus()
  return area
}

/** Once the new text is drawn. */
function select(field: Field, [from, to]: readonly [number, number]): void {
  requestAnimationFrame(() => focused(field)?.setSelectionRange(from, to))
}

/** Puts words in place of a part of the field and selects what is to be written next. */
export function put(
  field: Field,
  [from, to]: readonly [number, number],
  words: ReturnType<typeof filled>,
): void {
  field.setText(field.text.slice(0, from) + words.text + field.text.slice(to))
  const [start, end] = words.firstOpen ?? [words.text.length, words.text.length]
  select(field, [from + start, from + end])
}

/** Writes the «/» for whoever did not type it; gives where the caret is then. */
export function ask(field: Field): number {
  const caret = focused(field)?.selectionStart ?? field.text.length
  const before = field.text.slice(0, caret)
  const slash = /(^|\s)$/.test(before) ? '/' : ' /'
  field.setText(before + slash + field.text.slice(caret))
  const next = caret + slash.length
  select(field, [next, next])
  return next
}
