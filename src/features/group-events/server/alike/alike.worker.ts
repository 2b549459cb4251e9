import { parentPort, workerData } from 'node:worker_threads'
import { HeldTexts, type TextToHold, voiceChanges } from '#features/similar/server/public/held-texts.ts'
import type { Asked, Told } from '#features/similar/server/public/index-thread.ts'
import { isDatabaseGone, openPool } from '#platform/server/database/connection.ts'
import { readHandleOn } from '#platform/server/database/handles.ts'
import { stepBack } from '#platform/server/priority.ts'
import { type Compared, compared, type Question } from './comparing.ts'
import { voicesFromNewest, voicesNamed } from './voices-in-window.query.ts'

/** The newest voices are held up to so many bytes: some two million of 60 characters. */
const mostBytes = 800_000_000
/** Voices that are too old by now are left out at the next reading. */
const readAnewMs = 24 * 3_600_000
const dayMs = 86_400_000

const { databaseUrl } = workerData as { databaseUrl: string }
// A burst of voices is analysed and dispatched first.
stepBack()
const pool = openPool(databaseUrl, { max: 1, readOnly: true, name: 'group events' })
const read = readHandleOn(pool)

const times = new Map<string, number>()
const days = new Set<number>()
let latest = 0
let readAt = 0

function noted<Texts extends readonly TextToHold[]>(texts: Texts): Texts {
  for (const { id, time } of texts) {
    times.set(id, time)
    days.add(Math.floor(time / dayMs))
    if (time > latest) latest = time
  }
  return texts
}

const kept = new HeldTexts(pool, {
  mostBytes,
  changes: voiceChanges,
  count: async () => 0,
  async *fromNewest() {
    times.clear()
    days.clear()
    readAt = performance.now()
    for await (const texts of voicesFromNewest(read)) yield noted(texts)
  },
  named: async (feedbackIds) => noted(await voicesNamed(read, feedbackIds)),
})

async function answer({ feedbackIds, ...how }: Question): Promise<Compared[]> {
  if (kept.loaded && performance.now() - readAt > readAnewMs) await kept.load()
  await kept.catchUp()
  const { index } = kept
  return feedbackIds.flatMap((id) => compared({ index, times, days, latest }, id, how) ?? [])
}

/** The database is away for a while: this question goes without an answer, and what is held is kept. Anything else ends the thread. */
function nothingWhileAway(error: unknown): null {
  if (!isDatabaseGone(error)) throw error
  return null
}

// One question after the other: two would read the log at once.
let before: Promise<unknown> = Promise.resolve()
parentPort?.on('message', ({ number, question }: Asked<Question>) => {
  before = before.then(async () => {
    const told = await answer(question).catch(nothingWhileAway)
    parentPort?.postMessage({ number, answer: told } satisfies Told<Compared[] | null>)
  })
})
