import { Worker } from 'node:worker_threads'
import type { JobContext } from '#platform/server/jobs.ts'
import type { Learnt } from '../domain/learning.ts'

const program = new URL('./learning.worker.ts', import.meta.url)

/** Learns in a thread of its own; null while there is too little to learn from. Its promise is rejected when the thread ends without a result. */
export function learnInThread(
  { databaseUrl, onClose }: Pick<JobContext, 'databaseUrl' | 'onClose'>,
  nowMs: number,
): Promise<Learnt | null> {
  const thread = new Worker(program, { workerData: { databaseUrl, nowMs } })
  onClose(async () => void (await thread.terminate()))
  return new Promise((resolve, reject) => {
    thread.on('message', resolve)
    thread.on('error', reject)
    thread.on('exit', (code) => reject(new Error(`Learning completion times ended with code ${code}`)))
  })
}
