import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { sharedCommand } from './command.ts'
import { insertMany } from './database/many-rows.ts'
import { gather } from './gathering.ts'
import type { ServerModule } from './module.ts'
import { personWith } from './testing/test-call.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'

const bellHung = event('belfries.bell_hung', {
  subject: 'bell',
  readWith: 'belfries.build',
  facts: z.object({ place: z.number() }),
})
const hangBell = write({
  method: 'POST',
  path: '/api/belfries/bells',
  access: 'belfries.build',
  input: z.object({ name: z.string(), at: z.string().default('2026-11-30T08:00:00Z') }),
  reply: z.object({ name: z.string(), among: z.number() }),
})

type Timers = { timers: { name: string; ran_at: string; error: string | null } }

const belfries: ServerModule = {
  name: 'belfries',
  permissions: ['belfries.build'],
  events: [bellHung],
  handlers: [
    sharedCommand(hangBell, async ({ db, ahead, emit }, asked) => {
      const sound = asked.filter(({ input }) => input.name !== 'cracked')
      const rows = sound.map(({ input: { name, at } }) => ({ name, ran_at: at, error: null }))
      if (rows.length > 0) ahead(insertMany(db.own<Timers>(), { table: 'timers', rows }))
      sound.forEach((by, place) => {
        emit(bellHung, { subject: randomUUID(), facts: { place } }, by)
      })
      return asked.map(({ input: { name } }) =>
        name === 'cracked'
          ? new Refusal('belfries.cracked', 'conflict')
          : { name, among: new Set(asked.map(({ input }) => input.name)).size },
      )
    }),
  ],
}

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [belfries])
})
afterAll(() => house?.close())

const builder = () => personWith(['belfries.build'], { id: randomUUID() })
const hang = (name: string, options: { at?: string; headers?: Record<string, string> } = {}) => {
  const { at, headers = {} } = options
  return house.call(hangBell, {}, { name, ...(at !== undefined && { at }) }, { as: builder(), headers })
}
const hung = async () =>
  (await house.open.readPool.query<{ name: string }>('select name from timers order by name')).rows.map(
    ({ name }) => name,
  )
const told = async () =>
  (
    await house.open.readPool.query(
      `select tx, actor_id, request_id from events where type = 'belfries.bell_hung'`,
    )
  ).rows

test('those who ask at one moment share a transaction, and each is told as the one who did it', async () => {
  const names = Array.from({ length: 30 }, (_, place) => `shared-${place}`)
  const answers = await Promise.all(names.map((name) => hang(name)))
  expect(answers.map(({ reply }) => reply.name)).toEqual(names)
  expect(Math.max(...answers.map(({ reply }) => reply.among))).toBeGreaterThan(1)
  const events = await told()
  expect(new Set(events.map(({ tx }) => tx)).size).toBeLessThan(30)
  expect(new Set(events.map(({ actor_id }) => actor_id)).size).toBe(30)
  expect(new Set(events.map(({ request_id }) => request_id))).toEqual(
    new Set(answers.map(({ headers }) => headers['x-request-id'])),
  )
})

test('one that is refused, and one that the database cannot take, keep nobody from what they asked', async () => {
  const before = { hung: (await hung()).length, told: (await told()).length }
  const wanted = ['a', 'b', 'cracked', 'c', 'd', 'never', 'e', 'f']
  const answers = await Promise.all(
    wanted.map((name) => hang(`${name}`, name === 'never' ? { at: 'never' } : {})),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 409, 200, 200, 500, 200, 200])
  expect(answers[2]?.problem.code).toBe('belfries.cracked')
  expect((await hung()).length - before.hung).toBe(6)
  expect((await told()).length - before.told).toBe(6)
})

test('what is repeated under one key happens once, also in a crowd', async () => {
  const headers = { 'idempotency-key': 'one bell' }
  const as = builder()
  const repeated = () => house.call(hangBell, {}, { name: 'once' }, { as, headers })
  const answers = await Promise.all([repeated(), hang('beside'), repeated(), repeated()])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect((await hung()).filter((name) => name === 'once')).toHaveLength(1)
})

test('what comes while a deed is under way waits for the next; where nothing can be done at all everybody hears so at once', async () => {
  const batches: number[][] = []
  let away = false
  const ask = gather(async (asked: readonly number[]) => {
    batches.push([...asked])
    await new Promise((done) => setImmediate(done))
    if (away) throw new Refusal('platform.unavailable', 'unavailable')
    return asked.map((one) => (one === 13 ? new Refusal('numbers.unlucky', 'conflict') : one * 2))
  })
  const first = ask(1)
  await expect.poll(() => batches.length).toBe(1)
  const crowd = [2, 13, 3].map((one) => ask(one).catch((refusal: Refusal) => refusal.code))
  expect([await first, ...(await Promise.all(crowd))]).toEqual([2, 4, 'numbers.unlucky', 6])
  expect(batches).toEqual([[1], [2, 13, 3]])
  away = true
  const refused = await Promise.all([4, 5].map((one) => ask(one).catch((refusal: Refusal) => refusal.code)))
  expect(refused).toEqual(['platform.unavailable', 'platform.unavailable'])
  expect(batches.slice(2)).toEqual([[4, 5]])
})
