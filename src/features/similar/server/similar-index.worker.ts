import { parentPort, workerData } from 'node:worker_threads'
import { isDatabaseGone, openPool } from '#platform/server/database/connection.ts'
import { answer, catchUp, holdAll } from './held-voices.ts'
import type { Asked, Told } from './public/index-thread.ts'
import type { Answer, Question } from './similar-thread.ts'

const keepUpMs = 5000
/** A question waits so long for voices that are still being read; then it is answered from those that are. */
const patienceMs = 1000

const { databaseUrl } = workerData as { databaseUrl: string }
const held = holdAll(openPool(databaseUrl, { max: 1, readOnly: true, name: 'similar' }))

let upToDate = Promise.resolve()

function keepUp(): Promise<void> {
  upToDate = upToDate
    .then(() => catchUp(held))
    // Away for a while: what is held is good enough until it is back. Anything else ends the thread, which is then made anew.
    .catch((error) => {
      if (!isDatabaseGone(error)) throw error
    })
  return upToDate
}

const patience = () => new Promise<void>((enough) => setTimeout(enough, patienceMs))

setInterval(keepUp, keepUpMs)
parentPort?.on('message', async ({ number, question }: Asked<Question>) => {
  await Promise.race([keepUp(), patience()])
  parentPort?.postMessage({ number, answer: answer(held, question) } satisfies Told<Answer>)
})
