import type { TextAreaRef } from 'antd/es/input/TextArea'
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from 'react'
import { useRead } from '#platform/web/api.ts'
import { mentionablePeople } from '../../contract.ts'
import { askedAt, stillNamed } from '../../domain/mentions.ts'
import { PeoplePicker } from '../people-picker.tsx'
import type { Colleague } from '../person.ts'

/** A note that is being written, as whoever draws it knows it. */
interface Note {
  readonly ticketId: string
  /** False where the words are not for colleagues. */
  readonly on: boolean
  readonly text: string
  setText(text: string): void
  readonly input: RefObject<TextAreaRef | null>
}

/** What the field of a note draws and hears, so that «@» offers colleagues in it. */
export interface Mentions {
  /** Hears keys before the field does; true when the key was taken. */
  onKeyDown(event: KeyboardEvent): boolean
  /** To be told whenever the caret moves. */
  onCaret(caret: number): void
  readonly picker: ReactNode
  /** Who is mentioned in the note as it stands. */
  readonly personIds: readonly string[]
  readonly aria: Readonly<Record<string, string>>
}

/** Colleagues for a note: «@» offers those who may see the ticket, keys choose. */
export function useMentions(note: Note): Mentions {
  const id = useId()
  const [chosen, choose] = useState<readonly Colleague[]>([])
  const [caret, setCaret] = useState(0)
  const [at, setAt] = useState(0)
  const [dismissed, dismiss] = useState<number | null>(null)
  const found = note.on ? askedAt(note.text, caret) : null
  const asked = found === null || found.from === dismissed ? null : found
  const people = usePeople(note.ticketId, asked?.typed ?? null)
  const active = people[Math.min(at, people.length - 1)]
  const take = (person: Colleague) => {
    if (asked === null) return
    choose([...chosen, person])
    put(note, { from: asked.from, to: caret, words: `@${person.name} ` })
  }
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (asked === null || active === undefined || event.nativeEvent.isComposing) return false
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((Math.min(at, people.length - 1) + step + people.length) % people.length)
    else if (event.key === 'Escape') dismiss(asked.from)
    else if (event.key === 'Enter' || event.key === 'Tab') take(active)
    else return false
    event.preventDefault()
    return true
  }
  const onCaret = (next: number) => {
    if (next === caret) return
    setCaret(next)
    setAt(0)
    dismiss(null)
  }
  return {
    onKeyDown,
    onCaret,
    personIds: note.on ? stillNamed(note.text, chosen).map((person) => person.id) : [],
    aria: asked !== null && active !== undefined ? pointingAt(id, active) : {},
    picker: asked !== null && (
      <PeoplePicker {...{ id, people, active, take }} point={(person) => setAt(people.indexOf(person))} />
    ),
  }
}

function usePeople(ticketId: string, typed: string | null): readonly Colleague[] {
  const { data } = useRead(
    mentionablePeople,
    { ticketId },
    { name: typed ?? '' },
    { enabled: typed !== null, keepPrevious: true },
  )
  return typed === null ? [] : (data?.people ?? [])
}

function put({ text, setText, input }: Note, part: { from: number; to: number; words: string }): void {
  setText(text.slice(0, part.from) + part.words + text.slice(part.to))
  const end = part.from + part.words.length
  requestAnimationFrame(() => {
    const area = input.current?.resizableTextArea?.textArea
    area?.focus()
    area?.setSelectionRange(end, end)
  })
}

const pointingAt = (id: string, person: Colleague) => ({
  'aria-autocomplete': 'list',
  'aria-controls': id,
  'aria-activedescendant': `${id}-${person.id}`,
})
