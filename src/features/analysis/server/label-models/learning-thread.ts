import { Worker } from 'node:worker_threads'
import type { Example } from '@huixiang/text-analysis/classifier/examples.ts'
import type { ModelFiles } from '@huixiang/text-analysis/classifier/model-files.ts'
import type { TaxonomyNode } from '@huixiang/text-analysis/taxonomy.ts'
import type { Card, ModelStep } from '../../domain/label-models.ts'

/** What a training is given; plain data, for it crosses into a thread. */
export interface LearningOrder {
  readonly nodes: readonly TaxonomyNode[]
  readonly train: readonly Example[]
  readonly test: readonly Example[]
  readonly seed: number
  readonly before: ModelFiles | null
}

/** What a training makes. */
export interface Learnt {
  readonly files: ModelFiles
  readonly card: Card
}

/** What its thread says. */
export type FromLearning = { readonly step: ModelStep } | Learnt

/** Learns in a thread of its own and tells every new step; null when it was stopped. Throws when the thread ends without a result. */
export function learnInThread(
  order: LearningOrder,
  { heard, signal }: { heard: (step: ModelStep) => void; signal: AbortSignal },
): Promise<Learnt | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./learning.worker.ts', import.meta.url), { workerData: order })
    signal.addEventListener('abort', () => {
      resolve(null)
      void worker.terminate()
    })
    let last: ModelStep | undefined
    worker.on('message', (message: FromLearning) => {
      if ('card' in message) resolve(message)
      else if (message.step !== last) {
        last = message.step
        heard(message.step)
      }
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`A training ended with code ${code}`)))
  })
}
