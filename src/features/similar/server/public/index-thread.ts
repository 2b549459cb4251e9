import { Worker } from 'node:worker_threads'
import type { House } from '#platform/server/house.ts'

/** A question on its way to a thread, and an answer on its way back. */
export interface Asked<Question> {
  readonly number: number
  readonly question: Question
}
export interface Told<Answer> {
  readonly number: number
  readonly answer: Answer
}

/** A thread that holds an index and answers questions about it. */
export interface IndexThread<Question, Answer> {
  /** Null while the thread cannot answer: it ended, and is made anew by a later question, or says so itself. */
  ask(question: Question): Promise<Answer | null>
  close(): Promise<void>
}

/** One that ended by itself is made anew by the first question after so long. */
const pauseMs = 2000

/** A thread that begins with the first question: whoever never asks never pays for it. Its end is survived; it then reads everything anew. */
export function openIndexThread<Question, Answer>(
  program: URL,
  { databaseUrl, log }: Pick<House, 'databaseUrl' | 'log'>,
): IndexThread<Question, Answer> {
  const waiting = new Map<number, (answer: Answer | null) => void>()
  let thread: Worker | undefined
  let notBefore = 0
  let asked = 0
  let closed = false

  const ended = (code: number) => {
    thread = undefined
    notBefore = performance.now() + pauseMs
    if (!closed)
      log.error({ code, program: program.pathname }, 'a thread ended; the next question begins it anew')
    for (const tell of waiting.values()) tell(null)
    waiting.clear()
  }
  const begin = () => {
    const begun = new Worker(program, { workerData: { databaseUrl } })
    begun.unref()
    begun.on('error', (error) => log.error({ error, program: program.pathname }, 'a thread failed'))
    begun.on('exit', ended)
    begun.on('message', ({ number, answer }: Told<Answer | null>) => {
      waiting.get(number)?.(answer)
      waiting.delete(number)
    })
    return begun
  }
  return {
    async ask(question) {
      if (closed || (thread === undefined && performance.now() < notBefore)) return null
      thread ??= begin()
      const number = ++asked
      const answer = new Promise<Answer | null>((tell) => void waiting.set(number, tell))
      thread.postMessage({ number, question } satisfies Asked<Question>)
      return answer
    },
    async close() {
      closed = true
      await thread?.terminate()
    },
  }
}
