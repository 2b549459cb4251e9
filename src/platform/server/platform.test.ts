import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { command, query } from './command.ts'
import { insertMany, saveMany } from './database/many-rows.ts'
import { catchUp } from './events/follower-run.ts'
import { type Position, readAfter } from './events/log.ts'
import { RecentEvents } from './events/recent-events.ts'
import { projection, reaction } from './followers.ts'
import { job } from './jobs.ts'
import type { ServerModule } from './module.ts'
import { personWith } from './testing/test-call.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'

const bellRung = event('bells.rung', {
  subject: 'bell',
  readWith: 'bells.read',
  facts: z.object({ times: z.number() }),
})
const bellMended = event('bells.mended', { subject: 'bell', readWith: 'bells.read', facts: z.object({}) })
const ringBell = write({
  method: 'POST',
  path: '/api/bells/:bellId/rings',
  access: 'bells.ring',
  input: z.object({ times: z.number().int().min(1) }),
  reply: z.object({ ring: z.string() }),
})
const silentChange = write({
  method: 'POST',
  path: '/api/bells/silence',
  access: 'bells.ring',
  input: nothing,
  reply: done,
})
const readBells = read({
  path: '/api/bells',
  access: 'bells.read',
  input: nothing,
  reply: z.object({ keys: z.number() }),
  refreshOn: [bellRung],
})

type PlatformTables = { timers: { name: string; ran_at: Date; error: string | null } }
const heard: number[] = []
const counted: number[] = []
const queued: number[] = []
const mended: string[] = []
let broken = false

const echo = job({
  name: 'bells.echo',
  input: z.object({ times: z.number() }),
  run: async (_context, { times }) => void queued.push(times),
})

const hearMending = reaction({
  name: 'bells.hear-mending',
  on: [bellMended],
  react: async (_context, events) => void mended.push(...events.map(({ subjectId }) => subjectId)),
})

const bells: ServerModule = {
  name: 'bells',
  permissions: ['bells.ring', 'bells.read'],
  events: [bellRung, bellMended],
  handlers: [
    command(ringBell, async ({ emit, newId, enqueue }, { bellId, times }) => {
      emit(bellRung, { subject: bellId, facts: { times } })
      await enqueue(echo, { times })
      return { ring: newId() }
    }),
    command(silentChange, async ({ db, now }) => {
      await db
        .own<PlatformTables>()
        .insertInto('timers')
        .values({ name: 'silent', ran_at: new Date(now), error: null })
        .execute()
      return {}
    }),
    query(readBells, async ({ read: handle }) => {
      const row = await handle
        .tables<PlatformTables>()
        .selectFrom('timers')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return { keys: row.n }
    }),
  ],
  followers: [
    hearMending,
    reaction({
      name: 'bells.hear',
      on: [bellRung],
      quiet: 'a test listens',
      react: async (_context, events) => {
        if (broken && events.some((one) => one.facts.times === 13)) throw new Error('thirteen')
        for (const one of events) heard.push(one.facts.times)
      },
    }),
    projection({
      name: 'bells.count',
      version: 1,
      on: [bellRung],
      project: async (_context, events) => void counted.push(...events.map((one) => one.facts.times)),
      empty: async () => undefined,
    }),
  ],
  jobs: [echo],
}

let house: TestHouse
const ringer = personWith(['bells.ring', 'bells.read'], { id: randomUUID() })
const bellId = randomUUID()

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [bells])
})
afterAll(() => house?.close())

test('a deed commits with its event, and reactions, projections and jobs follow it', async () => {
  const answer = await house.call(ringBell, { bellId }, { times: 2 }, { as: ringer })
  expect(answer.status).toBe(200)
  await house.settle()
  expect([heard, counted, queued]).toEqual([[2], [2], [2]])
})

test('a change that leaves no event is rolled back', async () => {
  const answer = await house.call(silentChange, {}, {}, { as: ringer })
  expect([answer.status, answer.problem.code]).toEqual([500, 'platform.bug'])
  const { reply } = await house.call(readBells, {}, {}, { as: ringer })
  expect(reply.keys).toBe(0)
})

test('a visitor is asked to sign in, and a person without the permission is refused', async () => {
  expect((await house.call(readBells, {}, {})).status).toBe(401)
  const stranger = personWith(['bells.read'], { id: randomUUID() })
  const answer = await house.call(ringBell, { bellId }, { times: 1 }, { as: stranger })
  expect([answer.status, answer.problem.facts]).toEqual([403, { permission: 'bells.ring' }])
})

test('input that does not fit says where, and a path that is no id is not found', async () => {
  const answer = await house.call(ringBell, { bellId }, { times: 0 }, { as: ringer })
  expect([answer.status, answer.problem.code]).toEqual([422, 'platform.badInput'])
  expect(answer.problem.facts).toMatchObject({ issues: [{ path: 'times' }] })
  expect((await house.call(ringBell, { bellId: 'nine' }, { times: 1 }, { as: ringer })).status).toBe(404)
})

test('a request repeated with its key has one effect and the same reply', async () => {
  const headers = { 'idempotency-key': randomUUID() }
  const first = await house.call(ringBell, { bellId }, { times: 5 }, { as: ringer, headers })
  const again = await house.call(ringBell, { bellId }, { times: 5 }, { as: ringer, headers })
  expect(again.reply).toEqual(first.reply)
  const other = await house.call(ringBell, { bellId }, { times: 6 }, { as: ringer, headers })
  expect([other.status, other.problem.code]).toEqual([409, 'platform.idempotencyMismatch'])
  await house.settle()
  expect(counted.filter((times) => times === 5)).toEqual([5])
})

test('one event that a reaction cannot take is set aside, the others go on, and it is tried again', async () => {
  broken = true
  for (const times of [11, 12, 13, 14]) await house.call(ringBell, { bellId }, { times }, { as: ringer })
  await expect(house.settle()).rejects.toThrow('thirteen')
  expect(heard.slice(-3)).toEqual([11, 12, 14])
  broken = false
  house.travel(60_000)
  await house.settle()
  expect(heard.at(-1)).toBe(13)
})

test('who has nothing to do in a long stretch of the log stands behind it, and misses nothing that comes after', async () => {
  const { pool, readPool, transact } = house.open
  const place = async () =>
    (await pool.query<Position>('select tx, seq from followers where name = $1', [hearMending.name]))
      .rows[0] as Position
  await pool.query(
    `insert into events (id, type, version, at, actor_kind, subject_kind, subject_id, facts)
     select gen_random_uuid(), 'bells.rung', 1, now(), 'system', 'bell', $1, '{"times": 1}' from generate_series(1, 5001)`,
    [bellId],
  )
  const began = await place()
  const recent = new RecentEvents(began)
  const stretch = () => readAfter(readPool, began, { types: null, limit: 6000 })
  // What another transaction of the server may still come before is not read yet.
  await expect.poll(async () => (await stretch()).length).toBeGreaterThan(5000)
  recent.keep(await stretch())
  expect(await catchUp(transact, hearMending, { recent: () => recent })).toBe(0)
  expect(recent.farAhead(began)).toMatchObject(await place())
  await house.arrange(async ({ emit }) => emit(bellMended, { subject: bellId, facts: {} }))
  await house.settle()
  expect(mended).toEqual([bellId])
})

test('many rows are written with one value and found by a list of any length', async () => {
  const names = ['一', 'two', '"3"', 'четыре', "5'", '6\\']
  const found = await house.arrange(async ({ db, now, emit }) => {
    emit(bellRung, { subject: bellId, facts: { times: 1 } })
    const own = db.own<PlatformTables>()
    const rows = names.map((name) => ({ name, ran_at: new Date(now), error: null }))
    await insertMany(own, { table: 'timers', rows })
    await saveMany(own, {
      table: 'timers',
      rows: rows.map((row) => ({ ...row, error: row.name })),
      key: ['name'],
    })
    return own.selectFrom('timers').selectAll().where('name', 'in', names).execute()
  })
  expect(found.map(({ name, error }) => [name, error]).toSorted()).toEqual(
    names.map((name) => [name, name]).toSorted(),
  )
  expect(found.every(({ ran_at }) => ran_at instanceof Date)).toBe(true)
})

test('the application can neither change nor remove an event', async () => {
  await expect(house.open.pool.query('update events set facts = $1', ['{}'])).rejects.toThrow(
    'permission denied',
  )
  await expect(house.open.pool.query('delete from events')).rejects.toThrow('permission denied')
})

test('the read handle cannot write', async () => {
  await expect(house.open.readPool.query(`insert into timers values ('x', now())`)).rejects.toThrow(
    'read-only',
  )
})

test('a table that gains a column while the house is open goes on being read and written', async () => {
  const readTimers = () =>
    house.open.house.read.tables<PlatformTables>().selectFrom('timers').selectAll().execute()
  const touch = () =>
    house.arrange(async ({ db, emit }) => {
      emit(bellRung, { subject: bellId, facts: { times: 1 } })
      return db.own<PlatformTables>().updateTable('timers').set({ error: null }).returningAll().execute()
    })
  const often = async (deed: () => Promise<unknown>) => {
    for (let time = 0; time < 30; time++) await deed()
  }
  await Promise.all([often(readTimers), often(touch)])
  const owner = new Client({ connectionString: house.database.ownerUrl })
  await owner.connect()
  await owner.query('alter table timers add column note text')
  await owner.end()
  await often(readTimers)
  // Each connection that had the old plan refuses once, is closed, and the request may be repeated.
  for (let time = 0; time < 30; time++)
    await touch().catch((refusal) => expect(refusal.code).toBe('platform.unavailable'))
  await touch()
})
