import { parentPort } from 'node:worker_threads'
import { outcomeOf } from '../domain/computations.ts'
import type { Done, Order } from './computing-thread.ts'

// Computes one order after another, so that a long one keeps nobody's request waiting.
parentPort?.on('message', ({ number, name, input }: Order) => {
  parentPort?.postMessage({ number, outcome: outcomeOf(name, input) } satisfies Done)
})
