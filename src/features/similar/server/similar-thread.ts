import { Worker } from 'node:worker_threads'
import type { House } from '#platform/server/house.ts'
import type { Alike } from '../domain/likeness.ts'

/** What the thread is asked: the voices most like a text, without one of them. */
export interface Question {
  readonly text: string
  readonly not: string
  readonly most: number
}

/** What it answers: how many of how many voices it has read so far, or those it found. */
export type Answer =
  | { readonly reading: { readonly read: number; readonly all: number } }
  | { readonly compared: number; readonly found: readonly Alike[] }

/** A question on its way to the thread, and an answer on its way back. */
export interface Asked {
  readonly number: number
  readonly question: Question
}
export interface Told {
  readonly number: number
  readonly answer: Answer
}

/** The thread that holds the voices. */
export interface SimilarThread {
  ask(question: Question): Promise<Answer>
  close(): Promise<void>
}

const program = new URL('./similar-index.worker.ts', import.meta.url)
const nothingRead: Answer = { reading: { read: 0, all: 0 } }
/** One that ended by itself is made anew by the first question after so long. */
const pauseMs = 2000

/** A thread that begins with the first question: whoever never asks never pays for it. Its end is survived; it then reads everything anew. */
export function openSimilarThread({ databaseUrl, log }: Pick<House, 'databaseUrl' | 'log'>): SimilarThread {
  const waiting = new Map<number, (answer: Answer) => void>()
  let thread: Worker | undefined
  let notBefore = 0
  let asked = 0
  let closed = false

  const ended = (code: number) => {
    thread = undefined
    notBefore = performance.now() + pauseMs
    if (!closed) log.error({ code }, 'similar voices: the thread ended; the next question begins it anew')
    for (const tell of waiting.values()) tell(nothingRead)
    waiting.clear()
  }
  const begin = () => {
    const begun = new Worker(program, { workerData: { databaseUrl } })
    begun.unref()
    begun.on('error', (error) => log.error({ error }, 'similar voices: the thread failed'))
    begun.on('exit', ended)
    begun.on('message', ({ number, answer }: Told) => {
      waiting.get(number)?.(answer)
      waiting.delete(number)
    })
    return begun
  }
  return {
    async ask(question) {
      if (closed || (thread === undefined && performance.now() < notBefore)) return nothingRead
      thread ??= begin()
      const number = ++asked
      const answer = new Promise<Answer>((tell) => void waiting.set(number, tell))
      thread.postMessage({ number, question } satisfies Asked)
      return answer
    },
    async close() {
      closed = true
      await thread?.terminate()
    },
  }
}
