import { parentPort, workerData } from 'node:worker_threads'
import { workingTimeBetween } from '@huixiang/business-time/working-time.ts'
import { openPool } from '#platform/server/database/connection.ts'
import { readHandleOn } from '#platform/server/database/handles.ts'
import { stepBack } from '#platform/server/priority.ts'
import { learn, type PastCase } from '../domain/learning.ts'
import { type HandlingRow, pastHandlings } from './beginnings.query.ts'
import { readSurroundings, type Surroundings } from './knowing.ts'

// Learns once how long handlings take, in a thread of its own that ends with it.

const day = 86_400_000

/** Of each handling, how many of its unit began in the day before. They come in the order in which they began. */
function* withArrivals(rows: readonly HandlingRow[]): Generator<[HandlingRow, number]> {
  const recent = new Map<string | null, number[]>()
  for (const row of rows) {
    const began = row.beganAt.getTime()
    const before = (recent.get(row.unitId) ?? []).filter((at) => at > began - day)
    yield [row, before.filter((at) => at < began).length]
    recent.set(row.unitId, [...before, began])
  }
}

function caseOf(
  row: HandlingRow,
  arrivals: number,
  { calendarOf, featuresOf }: Surroundings,
): PastCase | null {
  const calendar = calendarOf(row)
  if (calendar === null) return null
  const beganAt = row.beganAt.getTime()
  return {
    features: featuresOf(row, arrivals),
    beganAt,
    solvedAt: row.solvedAt?.getTime() ?? null,
    workedBy: (atMs) => workingTimeBetween(calendar, beganAt, Math.max(beganAt, atMs)),
  }
}

stepBack()
const { databaseUrl, nowMs } = workerData as { databaseUrl: string; nowMs: number }
const pool = openPool(databaseUrl, { max: 1, readOnly: true, name: 'completion times' })
const read = readHandleOn(pool)
const [rows, surroundings] = [await pastHandlings(read), await readSurroundings(read)]
await pool.end()
const cases = [...withArrivals(rows)].flatMap(([row, arrivals]) => caseOf(row, arrivals, surroundings) ?? [])
parentPort?.postMessage(learn(cases, nowMs))
