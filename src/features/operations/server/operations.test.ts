import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { projection, reaction } from '#platform/server/followers.ts'
import { job } from '#platform/server/jobs.ts'
import type { ServerModule } from '#platform/server/module.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import {
  deadLetters,
  discardDeadLetter,
  discardJob,
  followers,
  jobs,
  operationsHealth,
  retryDeadLetter,
  retryFollower,
  retryJob,
} from '../contract.ts'
import { operationsOver } from './module.ts'
import { healthFindings } from './public/health-findings.ts'

const parcelLost = event('parcels.lost', {
  subject: 'parcel',
  readWith: 'parcels.read',
  facts: z.object({ times: z.number() }),
})
let broken = true
let found = 0

const parcels: ServerModule = {
  name: 'parcels',
  permissions: [],
  events: [parcelLost],
  handlers: [],
  jobs: [job({ name: 'parcels.print', input: z.object({}), run: async () => undefined })],
  followers: [
    reaction({
      name: 'parcels.look-for',
      on: [parcelLost],
      quiet: 'a test looks',
      react: async () => {
        if (broken) throw new Error('the warehouse is closed')
        found += 1
      },
    }),
    projection({
      name: 'parcels.count',
      version: 1,
      on: [parcelLost],
      project: async () => {
        if (broken) throw new Error('cannot count')
      },
      empty: async () => undefined,
    }),
  ],
}

let house: TestHouse
const modules: ServerModule[] = [parcels, operationsOver(() => modules)]
const operator = personWith(['operations.read', 'operations.manage'], { id: randomUUID() })
const reader = personWith(['operations.read'], { id: randomUUID() })

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), modules)
})
afterAll(() => house?.close())

const lose = () =>
  house.arrange(async ({ emit }) => emit(parcelLost, { subject: randomUUID(), facts: { times: 1 } }))
const tryHard = async () => {
  for (let tries = 0; tries < 6; tries += 1) {
    await house.settle().catch(() => undefined)
    house.travel(3_600_000)
  }
}
const findings = async () => {
  const { reply } = await house.call(operationsHealth, {}, {}, { as: reader })
  return {
    level: reply.level,
    codes: reply.findings.filter(({ level }) => level !== 'fine').map(({ code }) => code),
  }
}

test('an installation in which everything runs says so', async () => {
  expect(await findings()).toEqual({ level: 'fine', codes: [] })
  expect(await healthFindings(house.house.read)).toContainEqual({
    check: 'dead_letters',
    state: 'good',
    says: 'no dead letters',
  })
})

test('an event that keeps failing becomes a dead letter that says what, why and since when', async () => {
  await lose()
  await tryHard()
  const { reply } = await house.call(deadLetters, {}, { dead: 'true' }, { as: reader })
  expect(reply.items).toMatchObject([
    {
      follower: 'parcels.look-for',
      eventType: 'parcels.lost',
      error: 'Error: the warehouse is closed',
      attempts: 5,
    },
  ])
  expect(reply.can).toEqual({ manage: false })
  expect(await findings()).toEqual({ level: 'problem', codes: ['dead_letters', 'stuck_followers'] })
  const [dead] = (await healthFindings(house.house.read)).filter(({ check }) => check === 'dead_letters')
  expect(dead).toMatchObject({ state: 'bad', says: 'events no longer tried after too many failures: 1' })
})

test('a projection that stopped shows why and how far behind it is, and goes on when asked to', async () => {
  const counting = async () => {
    const { reply } = await house.call(followers, {}, {}, { as: reader })
    return reply.items.find(({ name }) => name === 'parcels.count')
  }
  expect(await counting()).toMatchObject({ kind: 'projection', lag: 1, error: 'Error: cannot count' })
  broken = false
  house.travel(-6 * 3_600_000)
  expect((await house.call(retryFollower, { name: 'parcels.count' }, {}, { as: operator })).status).toBe(200)
  await house.settle().catch(() => undefined)
  expect(await counting()).toMatchObject({ lag: 0, error: null })
  expect((await house.call(retryFollower, { name: 'nobody' }, {}, { as: operator })).status).toBe(404)
  house.travel(6 * 3_600_000)
})

test('a dead letter is retried after the cause is repaired, and the log says who did it', async () => {
  const [letter] = (await house.call(deadLetters, {}, {}, { as: operator })).reply.items
  const eventId = letter?.eventId as string
  const follower = 'parcels.look-for'
  expect((await house.call(retryDeadLetter, { eventId }, { follower }, { as: reader })).status).toBe(403)
  expect((await house.call(retryDeadLetter, { eventId }, { follower }, { as: operator })).status).toBe(200)
  await house.settle()
  expect(found).toBe(1)
  const { rows } = await house.open.pool.query(
    `select actor_id, facts from events where type = 'operations.dead_letter_retried'`,
  )
  expect(rows).toEqual([{ actor_id: operator.id, facts: { follower, attempts: 5 } }])
  const again = await house.call(retryDeadLetter, { eventId }, { follower }, { as: operator })
  expect([again.status, again.problem.code]).toEqual([404, 'operations.noSuchDeadLetter'])
})

test('a dead letter is discarded only when a person confirms it', async () => {
  broken = true
  await lose()
  await tryHard()
  const [letter] = (await house.call(deadLetters, {}, {}, { as: operator })).reply.items
  const eventId = letter?.eventId as string
  const follower = 'parcels.look-for'
  const hasty = await house.call(
    discardDeadLetter,
    { eventId },
    { follower, confirmed: false as never },
    { as: operator },
  )
  expect(hasty.status).toBe(422)
  await house.call(discardDeadLetter, { eventId }, { follower, confirmed: true }, { as: operator })
  broken = false
  house.travel(3_600_000)
  await house.settle()
  expect(found).toBe(1)
  expect((await house.call(deadLetters, {}, {}, { as: operator })).reply.items).toEqual([])
})

test('a failed job shows its error, runs once more when asked to, or is discarded', async () => {
  const insert = async () => {
    const { rows } = await house.open.pool.query(
      `insert into jobs.job (name, state, retry_limit, retry_count, output, completed_on)
       values ('parcels.print', 'failed', 2, 2, '{"message":"no paper"}', now()) returning id`,
    )
    return rows[0].id as string
  }
  const jobId = await insert()
  const { reply } = await house.call(jobs, {}, { state: ['failed'] }, { as: reader })
  expect(reply.items).toMatchObject([{ id: jobId, state: 'failed', error: 'no paper' }])
  expect((await findings()).codes).toContain('failed_jobs')
  expect((await house.call(retryJob, { jobId }, {}, { as: operator })).status).toBe(200)
  const { rows } = await house.open.pool.query('select state, retry_limit from jobs.job where id = $1', [
    jobId,
  ])
  expect(rows).toEqual([{ state: 'retry', retry_limit: 3 }])
  const other = await insert()
  expect((await house.call(discardJob, { jobId: other }, { confirmed: true }, { as: operator })).status).toBe(
    200,
  )
  expect((await house.call(retryJob, { jobId: other }, {}, { as: operator })).status).toBe(404)
})

test('a projection that counts everything again shows how far it has come', async () => {
  const counting = async () => {
    const { reply } = await house.call(followers, {}, {}, { as: reader })
    return reply.items.find(({ name }) => name === 'parcels.count')?.anew
  }
  expect(await counting()).toBeNull()
  await house.open.pool.query(
    `update followers set (anew_from, anew_to) = (seq - 2, seq + 6) where name = 'parcels.count'`,
  )
  expect(await counting()).toEqual({ done: 3, of: 9 })
})
