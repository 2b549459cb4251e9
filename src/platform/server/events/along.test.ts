import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { reaction } from '../followers.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { runFollowers } from './follower-loop.ts'

const about = { subject: 'bell', readWith: 'bells.read', facts: z.object({}) } as const
const bellRung = event('bells.rung', about)
const bellAnswered = event('bells.answered', about)
const bellCounted = event('bells.counted', about)

const heard: string[] = []
let deaf = false
const count = reaction({
  name: 'bells.count',
  along: 2,
  on: [bellAnswered],
  react: async ({ emit }, events) => {
    for (const { subjectId } of events) emit(bellCounted, { subject: subjectId, facts: {} })
  },
})
const hear = reaction({
  name: 'bells.hear',
  along: 1,
  on: [bellAnswered],
  quiet: 'a test listens',
  react: async (_context, events) => {
    if (deaf) throw new Error('deaf')
    heard.push(...events.map(({ subjectId }) => subjectId))
  },
})
const answer = reaction({
  name: 'bells.answer',
  on: [bellRung],
  react: async ({ emit }, events) => {
    for (const { subjectId } of events) emit(bellAnswered, { subject: subjectId, facts: {} })
  },
})
const followers = [count, hear, answer]

let house: TestHouse
beforeAll(async () => {
  const events = [bellRung, bellAnswered, bellCounted]
  house = await openTestHouse(inject('databaseServer'), [
    { name: 'bells', permissions: ['bells.read'], events, handlers: [], followers },
  ])
})
afterAll(() => house?.close())

async function ring(): Promise<string> {
  const bellId = randomUUID()
  await house.arrange(async ({ emit }) => emit(bellRung, { subject: bellId, facts: {} }))
  return bellId
}

/** What the log has of a bell: each event with its transaction. */
async function logOf(bellId: string): Promise<{ type: string; tx: number }[]> {
  const { rows } = await house.open.pool.query(
    'select type, tx from events where subject_id = $1 order by seq',
    [bellId],
  )
  return rows
}

const standsBehind = async (name: string, bellId: string) => {
  const { rows } = await house.open.pool.query<{ behind: boolean }>(
    `select (f.tx, f.seq) >= (e.tx, e.seq) as behind from followers f, events e
     where f.name = $1 and e.subject_id = $2 and e.type = 'bells.answered'`,
    [name, bellId],
  )
  return rows.some(({ behind }) => behind)
}

test('who goes along takes what was said in the transaction that said it, in its order, and not from the log again', async () => {
  const { transact, tail, pool, house: open } = house.open
  const following = runFollowers({ followers, transact, tail, pool, log: open.log, now: open.now })
  const bellId = await ring()
  await expect.poll(() => standsBehind('bells.hear', bellId)).toBe(true)
  await expect.poll(() => standsBehind('bells.count', bellId)).toBe(true)
  await following.stop()
  expect(heard).toEqual([bellId])
  const [rung, ...rest] = await logOf(bellId)
  expect(rest.map(({ type }) => type)).toEqual(['bells.answered', 'bells.counted'])
  expect(new Set(rest.map(({ tx }) => tx)).size).toBe(1)
  expect(rest[0]?.tx).not.toBe(rung?.tx)
})

test('where one who goes along fails the others go on without it, and it is told, set aside and tried again', async () => {
  deaf = true
  const bellId = await ring()
  await expect(house.settle()).rejects.toThrow('deaf')
  expect((await logOf(bellId)).map(({ type }) => type)).toContain('bells.answered')
  expect(heard).not.toContain(bellId)
  deaf = false
  house.travel(60_000)
  await house.settle()
  expect(heard).toContain(bellId)
})
