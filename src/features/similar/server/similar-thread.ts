import type { House } from '#platform/server/house.ts'
import type { Alike } from '../domain/likeness.ts'
import { openIndexThread } from './public/index-thread.ts'

/** What the thread is asked: the voices most like a text, without one of them, and tickets and group events by their own words. */
export interface Question {
  readonly text: string
  readonly not: string
  readonly most: number
  readonly mostOthers: number
}

/** What it answers: how many of how many voices it has read so far, or those it found. */
export type Answer =
  | { readonly reading: { readonly read: number; readonly all: number } }
  | {
      readonly compared: number
      readonly found: readonly Alike[]
      readonly tickets: readonly Alike[]
      readonly groupEvents: readonly Alike[]
    }

/** The thread that holds the voices. */
export interface SimilarThread {
  ask(question: Question): Promise<Answer>
  close(): Promise<void>
}

const program = new URL('./similar-index.worker.ts', import.meta.url)
const nothingRead: Answer = { reading: { read: 0, all: 0 } }

/** The thread of this web server; while it cannot be reached, nothing was read. */
export function openSimilarThread(house: Pick<House, 'databaseUrl' | 'log'>): SimilarThread {
  const thread = openIndexThread<Question, Answer>(program, house)
  return { ...thread, ask: async (question) => (await thread.ask(question)) ?? nothingRead }
}
