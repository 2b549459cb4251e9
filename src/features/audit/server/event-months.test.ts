import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { inventOrganisation } from '#features/surveys/server/testing/invented-organisation.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { auditEvents, placeHold, releaseHold } from '../contract.ts'
import { audit } from './module.ts'

let house: TestHouse
let owner: Client
const administrator = personWith(['audit.read', 'organisation.configure'], { id: randomUUID() })
const as = { as: administrator }
const dayMs = 86_400_000

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [audit])
  await inventOrganisation(house)
  owner = new Client({ connectionString: house.database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

const events = async (where: string) =>
  Number((await owner.query(`select count(*) as n from ${where}`)).rows[0].n)
const months = async () =>
  (await owner.query('select month::text, events::int from dropped_event_months order by month')).rows

/** Something that happened long ago, or will, as the application appends it. */
async function happened(at: string): Promise<void> {
  await house.open.pool.query(
    `insert into events (id, type, version, at, actor_kind, subject_kind, subject_id, facts)
     values ($1, 'tickets.noted', 1, $2, 'system', 'ticket', $1, '{}')`,
    [randomUUID(), at],
  )
}

test('months of the log that are older than their rule go as a whole, and it is noted which', async () => {
  await owner.query(`select ensure_event_partitions('2010-03-01', '2010-04-01')`)
  for (const at of ['2010-03-05T00:00:00Z', '2010-03-31T23:59:59Z', '2010-04-01T00:00:00Z'])
    await happened(at)
  await house.tick()
  expect(await months()).toEqual([
    { month: '2010-03-01', events: 2 },
    { month: '2010-04-01', events: 1 },
  ])
  expect(await events(`events where at < '2011-01-01'`)).toBe(0)
  const { reply } = await house.call(auditEvents, {}, { type: ['audit.retention_applied'] }, as)
  expect(reply.items[0]?.facts).toMatchObject({ recordClass: 'event_log', rows: 3 })
})

test('while anything is under legal hold, nothing of the log goes', async () => {
  await owner.query(`select ensure_event_partitions('2011-01-01', '2011-01-01')`)
  await happened('2011-01-05T00:00:00Z')
  const hold = { kind: 'ticket', subjectId: randomUUID(), reason: '诉讼' } as const
  const { reply } = await house.call(placeHold, {}, hold, as)
  await house.tick()
  expect(await events('events_201101')).toBe(1)
  await house.call(releaseHold, { holdId: reply.holdId }, {}, as)
  await house.tick()
  expect((await months()).at(-1)).toEqual({ month: '2011-01-01', events: 1 })
})

test('the application may remove no event itself, no note of what went, and no month of the last year whatever it asks', async () => {
  const app = house.open.pool
  await happened(new Date().toISOString())
  const before = await events('events')
  for (const statement of [
    'delete from events',
    'truncate events',
    `update events set facts = '{}'`,
    'delete from dropped_event_months',
    'drop table events_elsewhen',
  ])
    await expect(app.query(statement), statement).rejects.toThrow(/permission denied|must be owner/)
  await app.query(`select drop_event_months(now() + interval '10 years')`)
  expect(await events('events')).toBe(before)
})

test('the log has room made for the coming months, and what happened before its month was made is moved there', async () => {
  const far = new Date((await house.house.now()) + 200 * dayMs)
  await happened(far.toISOString())
  expect(await events('events_elsewhen')).toBe(1)
  const { rows: stray } = await owner.query('select seq, id from events_elsewhen')
  house.travel(150 * dayMs)
  await house.tick()
  house.travel(-150 * dayMs)
  expect(await events('events_elsewhen')).toBe(0)
  const month = `events_${far.toISOString().slice(0, 7).replace('-', '')}`
  expect((await owner.query(`select seq, id from ${month}`)).rows).toEqual(stray)
  await happened(far.toISOString())
  expect(await events(month)).toBe(2)
})
