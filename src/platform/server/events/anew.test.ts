import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { untilLogIsSettled } from '../draining.ts'
import { type Projection, projection } from '../followers.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { countedAnew } from './anew.ts'
import { catchUp, enrolFollowers } from './follower-run.ts'

const bellRung = event('bells.rung', { subject: 'bell', readWith: 'bells.read', facts: z.object({}) })
let counted = 0
let left = Number.POSITIVE_INFINITY
const counts = projection({
  name: 'bells.counts',
  version: 1,
  batch: 4,
  on: [bellRung],
  async project(_context, events) {
    if (left < events.length) throw new Error('the light goes out')
    left -= events.length
    counted += events.length
  },
  async empty() {
    counted = 0
  },
})

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [
    { name: 'bells', permissions: ['bells.read'], events: [bellRung], handlers: [], followers: [counts] },
  ])
})
afterAll(() => house?.close())

const anew = () => countedAnew(house.house.read, counts.name)
const inVersion = async (version: number): Promise<Projection> => {
  const next = { ...counts, version }
  await enrolFollowers(house.open.transact, [next])
  return next
}

test('what was never emptied, or has nothing to read, is not counted anew', async () => {
  expect(await anew()).toBeNull()
  await house.arrange(async ({ emit }) => {
    for (let i = 0; i < 12; i++) emit(bellRung, { subject: randomUUID(), facts: {} })
  })
  await house.settle()
  expect([counted, await anew()]).toEqual([12, null])
})

test('a new version is counted anew until it has caught up; stopped half way it says how far it came, and goes on from there', async () => {
  const next = await inVersion(2)
  expect(counted).toBe(0)
  expect(await anew()).toEqual({ done: 0, of: 12 })
  left = 8
  expect(await catchUp(house.open.transact, next)).toBe(8)
  expect([counted, await anew()]).toEqual([8, { done: 8, of: 12 }])
  // As after a start of the process: the version stands, nothing is emptied again.
  left = Number.POSITIVE_INFINITY
  await inVersion(2)
  expect([counted, await anew()]).toEqual([8, { done: 8, of: 12 }])
  house.travel(600_000)
  await catchUp(house.open.transact, next)
  expect([counted, await anew()]).toEqual([12, null])
})

test('what happens meanwhile is waited for as well', async () => {
  const next = await inVersion(3)
  left = 8
  await catchUp(house.open.transact, next)
  await house.arrange(async ({ emit }) => emit(bellRung, { subject: randomUUID(), facts: {} }))
  await untilLogIsSettled(house.open)
  expect(await anew()).toEqual({ done: 8, of: 12 })
  left = 4
  house.travel(600_000)
  await catchUp(house.open.transact, next)
  expect([counted, await anew()]).toEqual([12, { done: 12, of: 12 }])
  left = 1
  house.travel(600_000)
  await catchUp(house.open.transact, next)
  expect([counted, await anew()]).toEqual([13, null])
})
