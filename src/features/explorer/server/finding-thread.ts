import { Worker } from 'node:worker_threads'
import type { Insights, Working } from '../domain/insights.ts'
import type { Wanted } from './voices-to-read.query.ts'

/** What a thread is given; plain data, for it crosses over. */
export interface Order {
  readonly databaseUrl: string
  readonly wanted: Wanted
}

/** What a thread finds; when it was found is noted by who asked for it. */
export type Found = Omit<Insights, 'at'>
/** What it says. */
export type FromFinding = { readonly working: Working } | { readonly insights: Found }

/** A look under way. */
export interface Finding {
  readonly found: Promise<Found>
  stop(): void
}

const program = new URL('./insights.worker.ts', import.meta.url)

/** Looks into voices in a thread of its own and tells how far it is. Its promise is rejected when the thread ends without a result. */
export function findInThread(order: Order, heard: (working: Working) => void): Finding {
  const thread = new Worker(program, { workerData: order })
  thread.unref()
  const found = new Promise<Found>((resolve, reject) => {
    thread.on('message', (message: FromFinding) => {
      if ('insights' in message) resolve(message.insights)
      else heard(message.working)
    })
    thread.on('error', reject)
    thread.on('exit', (code) => reject(new Error(`A look into voices ended with code ${code}`)))
  })
  return { found, stop: () => void thread.terminate() }
}
