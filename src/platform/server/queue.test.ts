import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { job } from './jobs.ts'
import { openQueue } from './queue.ts'
import { openTestHouse } from './testing/test-house.ts'

const errand = job({ name: 'errands.run', input: z.object({}), run: async () => undefined })
const house = await openTestHouse(inject('databaseServer'), [
  { name: 'errands', permissions: [], events: [], handlers: [], jobs: [errand] },
])
const { pool } = house.open
const said: string[] = []
const write = (line: unknown, _: unknown, done: () => void) => {
  said.push(String(line))
  done()
}
const log = pino({ level: 'warn' }, new Writable({ write }))
const queue = await openQueue(pool, log)
afterAll(async () => {
  await queue.stop()
  await house.close()
})

/** As when the queue was last looked after long ago. */
async function careLater(): Promise<void> {
  await pool.query('update jobs.queue set monitor_claim_on = null, monitor_on = null')
  await queue.care()
}

test('the queue is looked after again and again, and a job whose process was lost is given out again each time', async () => {
  await queue.enqueue(pool as never, errand, { input: {} })
  for (let hour = 0; hour < 8; hour++) {
    await pool.query(
      `update jobs.job set state = 'active', retry_count = 0, started_on = now() - interval '1 day' where name = $1`,
      [errand.name],
    )
    await careLater()
    const { rows } = await pool.query('select state from jobs.job where name = $1', [errand.name])
    expect(rows).toEqual([{ state: 'retry' }])
  }
  expect(said).toEqual([])
})
