import type { Happening } from './happening.ts'
import type { Ticket } from './ticket.ts'

/** So many lines come at a time; on a phone the cards below them stay within a thumb's reach. */
export const timelineStep = (phone: boolean): number => (phone ? 12 : 50)
export const timelineFilters = ['all', 'messages', 'notes'] as const
export type TimelineFilter = (typeof timelineFilters)[number]
export type TimelineOrder = 'latest' | 'first'

/** One line of the timeline: something that happened, with the words written at it. */
export interface TimelineEntry {
  readonly id: string
  readonly at: string
  readonly look: 'event' | 'out' | 'in' | 'note' | 'warning'
  /** Null for the customer and for Huixiang itself; `actorKind` tells which. */
  readonly actor: string | null
  readonly actorKind: Happening['actorKind']
  /** It came of itself, as a clock's course does: nobody is named for it. */
  readonly ofItself: boolean
  readonly text: string | null
  /** The reply or note that stands in it, by which its files are known. */
  readonly recordId: string | null
  readonly voiceFiles: Ticket['messages'][number]['voiceFiles']
  readonly happening: Happening | null
  readonly purpose: string | null
}

/** What was written to the customer, by them, and among colleagues: the lines in which something sought stands, in the wanted order. */
export function writtenEntries(
  ticket: Pick<Ticket, 'messages' | 'notes'>,
  wanted: { filter: TimelineFilter; sought: string; order: TimelineOrder },
): TimelineEntry[] {
  const { filter, order } = wanted
  const sought = wanted.sought.trim().toLowerCase()
  const messages = filter === 'notes' ? [] : ticket.messages.map(messageEntry)
  const notes = filter === 'messages' ? [] : ticket.notes.map(noteEntry)
  const found = [...messages, ...notes].filter(({ text }) => text?.toLowerCase().includes(sought))
  return found.sort(order === 'first' ? (a, b) => latestFirst(b, a) : latestFirst)
}

/** What happened, with the words that were written then. */
export function entriesOf(
  ticket: Pick<Ticket, 'messages' | 'notes'>,
  happenings: readonly Happening[],
): TimelineEntry[] {
  const messages = new Map(ticket.messages.map((one) => [one.id, one]))
  const notes = new Map(ticket.notes.map((one) => [one.id, one]))
  return happenings.map((happening) => {
    const { messageId, noteId } = happening.facts
    const message = messages.get(String(messageId))
    const note = notes.get(String(noteId))
    const written = message ? messageEntry(message) : note ? noteEntry(note) : eventEntry(happening)
    return { ...written, id: happening.id, happening }
  })
}

function messageEntry(message: Ticket['messages'][number]): TimelineEntry {
  return {
    id: message.id,
    at: message.at,
    look: message.direction,
    actor: message.by?.name ?? null,
    actorKind: message.by !== null ? 'person' : message.direction === 'in' ? 'customer' : 'system',
    ofItself: false,
    text: message.text,
    recordId: message.id,
    voiceFiles: message.voiceFiles,
    happening: null,
    purpose: message.purpose,
  }
}

function noteEntry(note: Ticket['notes'][number]): TimelineEntry {
  return {
    id: note.id,
    at: note.at,
    look: 'note',
    actor: note.by?.name ?? null,
    actorKind: note.by === null ? 'system' : 'person',
    ofItself: false,
    text: note.text,
    recordId: note.id,
    voiceFiles: [],
    happening: null,
    purpose: null,
  }
}

const ofThemselves = [
  'clocks.started',
  'clocks.warned',
  'clocks.breached',
  'clocks.met',
  'clocks.paused',
  'clocks.resumed',
  'clocks.moved',
  'clocks.cancelled',
  'dispatch.waiting',
  'callbacks.requested',
  'external-cases.due_soon',
  'external-cases.overdue',
]
const alarming = [
  'clocks.warned',
  'clocks.breached',
  'tickets.flagged',
  'dispatch.waiting',
  'external-cases.due_soon',
  'external-cases.overdue',
]

function eventEntry(happening: Happening): TimelineEntry {
  return {
    id: happening.id,
    at: happening.at,
    look: alarming.includes(happening.type) ? 'warning' : 'event',
    actor: happening.actor?.name ?? null,
    actorKind: happening.actorKind,
    ofItself: ofThemselves.includes(happening.type),
    text: null,
    recordId: null,
    voiceFiles: [],
    happening,
    purpose: null,
  }
}

function latestFirst(a: TimelineEntry, b: TimelineEntry): number {
  return Date.parse(b.at) - Date.parse(a.at)
}

/** Entries under their days, as `dayOf` names them in the organisation's time zone. */
export function byDay(
  entries: readonly TimelineEntry[],
  dayOf: (at: string) => string,
): { day: string; entries: TimelineEntry[] }[] {
  const days: { day: string; entries: TimelineEntry[] }[] = []
  for (const entry of entries) {
    const day = dayOf(entry.at)
    if (days.at(-1)?.day === day) days.at(-1)?.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}
