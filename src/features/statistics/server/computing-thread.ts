import { Worker } from 'node:worker_threads'
import { Refusal } from '#platform/contract/refusal.ts'
import type { House } from '#platform/server/house.ts'
import type { Outcome } from '../domain/computations.ts'

/** What the thread is asked, and what it says. */
export interface Order {
  readonly number: number
  readonly name: string
  readonly input: unknown
}
export interface Done {
  readonly number: number
  readonly outcome: Outcome
}

/** A thread beside the web server that computes. */
export interface ComputingThread {
  compute(name: string, input: unknown): Promise<Outcome>
  close(): Promise<void>
}

const program = new URL('./computing.worker.ts', import.meta.url)

/** Longer than any method takes for the most it may be given; a thread that has not answered by then is begun anew. */
const patienceMs = 20_000
const mostWaiting = 50

interface Waiting {
  readonly tell: (outcome: Outcome) => void
  readonly refuse: (refusal: Refusal) => void
  readonly patience: NodeJS.Timeout
}

/** Begins with the first order: whoever never computes never pays for it. Its end is survived by those who come later. */
export function openComputingThread({ log }: Pick<House, 'log'>): ComputingThread {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let ordered = 0

  const ended = (of: Worker) => {
    if (thread !== of) return
    thread = undefined
    for (const { refuse, patience } of waiting.values()) {
      clearTimeout(patience)
      refuse(new Refusal('statistics.tooMuch', 'unavailable'))
    }
    waiting.clear()
  }
  const begin = () => {
    const begun = new Worker(program)
    begun.unref()
    begun.on('error', (error) => log.error({ error, program: program.pathname }, 'a thread failed'))
    begun.on('exit', () => ended(begun))
    begun.on('message', ({ number, outcome }: Done) => {
      const asked = waiting.get(number)
      waiting.delete(number)
      clearTimeout(asked?.patience)
      asked?.tell(outcome)
    })
    return begun
  }
  return {
    async compute(name, input) {
      if (waiting.size >= mostWaiting) throw new Refusal('statistics.tooMuch', 'unavailable')
      thread ??= begin()
      const asked = thread
      const number = ++ordered
      return new Promise((tell, refuse) => {
        const patience = setTimeout(() => void asked.terminate(), patienceMs)
        waiting.set(number, { tell, refuse, patience: patience.unref() })
        asked.postMessage({ number, name, input } satisfies Order)
      })
    },
    async close() {
      await thread?.terminate()
    },
  }
}
