import type { Pool } from '#platform/server/database/connection.ts'
import { readHandleOn } from '#platform/server/database/handles.ts'
import { changesOfEvents, eventsFromNewest, eventsToHold } from './event-words.query.ts'
import { HeldTexts, voiceChanges } from './public/held-texts.ts'
import type { Answer, Question } from './similar-thread.ts'
import { changesOfTickets, ticketsConcerned, ticketsFromNewest, ticketsToHold } from './ticket-words.query.ts'
import { countOfVoices, voicesFromNewest, voicesToHold } from './voices-to-hold.query.ts'

/** The newest voices are held up to so many bytes: some two million of 60 characters. */
const mostBytes = 1_200_000_000
/** The words that tickets and group events have of their own are fewer and shorter. */
const mostBytesOfOthers = 150_000_000

/** What is compared, each among its own. */
export interface Held {
  readonly voices: HeldTexts
  readonly tickets: HeldTexts
  readonly groupEvents: HeldTexts
}

/** What the organisation was told, with what was added to it, and how it ended, to be compared. */
export function holdAll(pool: Pool): Held {
  const read = readHandleOn(pool)
  const unknown = async () => 0
  return {
    voices: new HeldTexts(pool, {
      mostBytes,
      changes: voiceChanges,
      count: () => countOfVoices(read),
      fromNewest: () => voicesFromNewest(read),
      named: (ids) => voicesToHold(read, ids),
    }),
    tickets: new HeldTexts(pool, {
      mostBytes: mostBytesOfOthers,
      changes: changesOfTickets,
      count: unknown,
      fromNewest: () => ticketsFromNewest(read),
      named: (ids) => ticketsToHold(read, ids),
      concerned: (subjects) => ticketsConcerned(read, subjects),
    }),
    groupEvents: new HeldTexts(pool, {
      mostBytes: mostBytesOfOthers,
      changes: changesOfEvents,
      count: unknown,
      fromNewest: () => eventsFromNewest(read),
      named: (ids) => eventsToHold(read, ids),
    }),
  }
}

/** Reads what is new of all. */
export async function catchUp({ voices, tickets, groupEvents }: Held): Promise<void> {
  await voices.catchUp()
  await tickets.catchUp()
  await groupEvents.catchUp()
}

const found = ({ index }: HeldTexts, text: string, options: { most: number; not?: string }) =>
  index.similar(text, options).map(({ id, likeness }) => ({ id, likeness }))

/** Those most like a text, or how far reading them has come. */
export function answer(
  { voices, tickets, groupEvents }: Held,
  { text, not, most, mostOthers }: Question,
): Answer {
  if (!voices.loaded) return { reading: { read: voices.index.size, all: voices.all } }
  return {
    compared: voices.index.size,
    found: found(voices, text, { most, not }),
    tickets: found(tickets, text, { most: mostOthers }),
    groupEvents: found(groupEvents, text, { most: mostOthers }),
  }
}
