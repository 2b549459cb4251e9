import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Timer } from './jobs.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'
import { runTimers } from './timers.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [])
})
afterAll(() => house.close())

const until = async (holds: () => boolean) => {
  for (let left = 1500; left > 0 && !holds(); left--) await new Promise((wait) => setTimeout(wait, 20))
}

const rowsOf = async (names: string) =>
  (await house.open.pool.query('select name, error from timers where name like $1', [names])).rows

test('more timers than connections come due at once, and each gets its work done', async () => {
  const done = new Set<string>()
  const timers = Array.from({ length: house.open.pool.options.max + 2 }, (_, n): Timer => {
    const name = `many.${n}`
    const run = async ({ transact }: Parameters<Timer['run']>[0]) => {
      await transact(async () => done.add(name), { quiet: 'a test' })
    }
    return { name, everySeconds: 3600, run }
  })
  const running = runTimers(house.open.pool, timers, house.open.jobContext)
  await until(() => done.size === timers.length)
  await running.stop()
  expect(done.size).toBe(timers.length)
  expect(await rowsOf('many.%')).toHaveLength(timers.length)
})

test('a timer that finds the database away has not had its turn, and one that fails has', async () => {
  const away: Timer = {
    name: 'turn.away',
    everySeconds: 3600,
    run: async () => {
      throw Object.assign(new Error('away'), { kind: 'unavailable' })
    },
  }
  let failures = 0
  const failing: Timer = {
    name: 'turn.failing',
    everySeconds: 3600,
    run: async () => {
      failures += 1
      throw new Error('the disk of the archive is read only')
    },
  }
  const running = runTimers(house.open.pool, [away, failing], house.open.jobContext)
  await until(() => failures > 0)
  await running.stop()
  expect(await rowsOf('turn.%')).toEqual([
    { name: 'turn.failing', error: 'the disk of the archive is read only' },
  ])
})

test('of two processes one does the work of a timer', async () => {
  let atOnce = 0
  let most = 0
  let runs = 0
  const one: Timer = {
    name: 'alone.slow',
    everySeconds: 1,
    run: async () => {
      atOnce += 1
      most = Math.max(most, atOnce)
      await new Promise((wait) => setTimeout(wait, 700))
      atOnce -= 1
      runs += 1
    },
  }
  const both = [1, 2].map(() => runTimers(house.open.pool, [one], house.open.jobContext))
  await until(() => runs >= 2)
  await Promise.all(both.map((process) => process.stop()))
  expect(most).toBe(1)
})
