import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { reaction } from '../followers.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { runFollowers } from './follower-loop.ts'

const bellRung = event('bells.rung', { subject: 'bell', readWith: 'bells.read', facts: z.object({}) })
const heard: string[] = []
const hear = reaction({
  name: 'bells.hear',
  on: [bellRung],
  react: async (_context, events) => void heard.push(...events.map(({ subjectId }) => subjectId)),
})

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [
    { name: 'bells', permissions: ['bells.read'], events: [bellRung], handlers: [], followers: [hear] },
  ])
})
afterAll(() => house?.close())

const ring = (times: number) =>
  house.arrange(async ({ emit }) => {
    for (let i = 0; i < times; i++) emit(bellRung, { subject: randomUUID(), facts: {} })
  })

test('who follows the log is behind for a moment after a whole batch, as between two of a burst, and not after a few events', async () => {
  const { transact, tail, pool, house: open } = house.open
  const following = runFollowers({
    followers: [hear],
    transact,
    tail,
    pool,
    log: open.log,
    now: open.now,
  })
  await ring(3)
  await expect.poll(() => heard.length).toBe(3)
  expect(following.isBehind()).toBe(false)
  await ring(hear.batch)
  await expect.poll(() => following.isBehind()).toBe(true)
  expect(heard.length).toBe(3 + hear.batch)
  await expect.poll(() => following.isBehind()).toBe(false)
  await following.stop()
})
