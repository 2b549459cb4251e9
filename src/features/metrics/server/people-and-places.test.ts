import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { customers } from '#features/customers/server/module.ts'
import { intake } from '#features/intake/server/module.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
  inventVoice,
} from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { readCut } from '../contract/cut.ts'
import { listPoints } from '../contract.ts'
import { metrics } from './module.ts'
import { countPoints, points } from './testing/counted-points.ts'

const house = await openTestHouse(inject('databaseServer'), [metrics, customers, intake, tickets])
const { root, logistics, billing } = await inventOrganisation(house)
const person = (unit: string, name: string, role: 'administrator' | 'team_lead' | 'agent') =>
  inventPerson(house, { root, unit }, { name, role })
const administrator = await person(root, '管理员', 'administrator')
const lead = await person(logistics, '林岚', 'team_lead')
const [li, han] = [await person(logistics, '李雷', 'agent'), await person(billing, '韩梅梅', 'agent')]
afterAll(() => house.close())
const rowsOf = (question: string, values: unknown[]) => house.open.pool.query(question, values)

const [counter, app] = [randomUUID(), randomUUID()]
for (const [id, name] of [
  [counter, '柜台'],
  [app, '手机应用'],
])
  await rowsOf('insert into touchpoints (id, code, name, saved_at) values ($1, $2, $3, now())', [
    id,
    id,
    name,
  ])

const [late, refund] = [randomUUID(), randomUUID()]
for (const [id, name] of [
  [late, '配送晚点'],
  [refund, '退款'],
])
  await rowsOf(`insert into labels (id, depth, name_zh) values ($1, 1, $2)`, [id, name])

/** Marks days as those of a campaign: everywhere, or of a unit or a segment alone. */
const campaign = (
  name: string,
  from: string,
  to: string,
  about: { unitId?: string; split?: string; segment?: string } = {},
) =>
  rowsOf(
    `insert into alert_marks (id, kind, name, from_day, to_day, unit_id, split, segment, effect, factor, saved_at)
    values ($1, 'campaign', $2, $3, $4, $5, $6, $7, 'mute', 1, now())`,
    [randomUUID(), name, from, to, about.unitId ?? null, about.split ?? null, about.segment ?? null],
  )

/** A ticket that a person of a unit handles, from a voice at a touchpoint. */
async function handledBy(personId: string | null, unitId: string, touchpointId: string): Promise<string> {
  const ticketId = await inventTicket(house, { unitId, touchpointId })
  await rowsOf('update tickets set assignee_id = $1 where id = $2', [personId, ticketId])
  return ticketId
}
const ofLi = await handledBy(li.id, logistics, counter)
await handledBy(li.id, logistics, app)
await handledBy(han.id, billing, counter)
await handledBy(null, logistics, app)
await inventVoice(house, { touchpointId: app, judged: { kind: 'praise' } })
await house.settle()

const day = (daysAhead: number) => new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10)
const asked = (question: Partial<CallerInput<typeof readCut>>, as: Actor = administrator) =>
  house.call(readCut, {}, { metric: 'opened', from: day(-2), to: day(2), ...question }, { as })
const rows = async (...question: Parameters<typeof asked>) =>
  (await asked(...question)).reply.rows.map(({ name, estimate }) => [name?.en ?? null, estimate?.value])

test('what is counted of tickets is told by whoever handles them, by name, and what nobody handles apart', async () => {
  expect(await rows({ by: 'agent' })).toEqual([
    ['韩梅梅', 1],
    ['李雷', 2],
    [null, 1],
  ])
  expect((await asked({ agent: li.id })).reply.total?.value).toBe(2)
  expect((await asked({ by: 'agent' })).reply.total?.value).toBe(4)
})

test('a lead sees the people of the team alone, and no row for anybody else', async () => {
  expect(await rows({ by: 'agent' }, lead)).toEqual([
    ['李雷', 2],
    [null, 1],
  ])
  expect((await asked({ agent: han.id }, lead)).reply.total?.value).toBe(0)
})

test('touchpoints are those of the voices, of tickets too, and go with labels, units and people', async () => {
  expect(await rows({ by: 'touchpoint' })).toEqual([
    ['柜台', 2],
    ['手机应用', 2],
  ])
  expect(await rows({ metric: 'voices', by: 'touchpoint' })).toEqual([
    ['柜台', 2],
    ['手机应用', 3],
  ])
  expect(await rows({ by: 'touchpoint', agent: li.id, unit: logistics })).toEqual([
    ['柜台', 1],
    ['手机应用', 1],
  ])
  expect(
    (await asked({ touchpoint: counter, by: 'unit' })).reply.rows.map(({ key, estimate }) => [
      key,
      estimate?.n,
    ]),
  ).toEqual([
    [logistics, 1],
    [billing, 1],
  ])
})

test('behind a person at a touchpoint stand their tickets', async () => {
  const { reply } = await house.call(
    listPoints,
    {},
    { measure: 'opened', agent: li.id, touchpoint: counter },
    { as: administrator },
  )
  expect(reply.items.map(({ ticketId }) => ticketId)).toEqual([ofLi])
})

test('the days of campaigns are told apart from all others, and what a reader may not know of is no row', async () => {
  await countPoints(house, [
    ...points(3, { measure: 'csat', day: '2026-06-17', bucket: 5, orgUnitId: logistics }),
    ...points(2, { measure: 'csat', day: '2026-06-18', bucket: 1, orgUnitId: logistics }),
    ...points(1, { measure: 'csat', day: '2026-06-30', bucket: 5, orgUnitId: logistics }),
  ])
  await campaign('618', '2026-06-16', '2026-06-18')
  await campaign('返场', '2026-06-18', '2026-06-20')
  await campaign('账务周', '2026-06-19', '2026-06-20', { unitId: billing })
  await rowsOf(
    `insert into alert_marks (id, kind, name, from_day, to_day, effect, factor, saved_at)
    values ($1, 'outage', '停机', '2026-06-01', '2026-06-30', 'mute', 1, now())`,
    [randomUUID()],
  )
  const june = { metric: 'csat', from: '2026-06-01', to: '2026-06-30', by: 'campaign' } as const
  expect(await rows(june)).toEqual([
    ['618', 1],
    ['返场', 0],
    // Nothing was answered in the unit that it was for.
    ['账务周', null],
    [null, 1],
  ])
  expect(await rows(june, lead)).toEqual([
    ['618', 1],
    ['返场', 0],
    [null, 1],
  ])
})

test('a campaign for one segment counts there alone, beside those for everything, and takes no day from the others', async () => {
  const day = '2026-09-18'
  await countPoints(house, [
    ...points(4, { day, kind: 'complaint', channel: 'web', labelId: late, orgUnitId: logistics }),
    ...points(3, { day, kind: 'enquiry', channel: 'wecom', labelId: refund, orgUnitId: billing }),
    ...points(2, { day: '2026-09-25', kind: 'complaint', channel: 'wecom', orgUnitId: billing }),
  ])
  await campaign('中秋', '2026-09-17', '2026-09-20')
  await campaign('微信专场', '2026-09-10', '2026-09-30', { split: 'channel', segment: 'wecom' })
  await campaign('物流月', '2026-09-01', '2026-09-30', { split: 'label', segment: late })
  await campaign('账务周', '2026-09-18', '2026-09-18', { unitId: billing, split: 'kind', segment: 'enquiry' })
  const september = { metric: 'voices', from: '2026-09-01', to: '2026-09-30', by: 'campaign' } as const
  expect(await rows(september)).toEqual([
    ['物流月', 4],
    ['微信专场', 5],
    ['中秋', 7],
    ['账务周', 3],
    [null, 2],
  ])
  // Of its own channel it is a campaign like any other: the one that began later has the days of both.
  expect(await rows({ ...september, channel: 'wecom' })).toEqual([
    ['物流月', 0],
    ['微信专场', 2],
    ['中秋', 3],
    ['账务周', 3],
    [null, 0],
  ])
  expect(await rows({ ...september, label: refund, unit: billing })).toEqual([
    ['微信专场', 3],
    ['中秋', 3],
    ['账务周', 3],
    [null, 0],
  ])
  // A score is not counted by channel: a campaign for one says nothing of it.
  expect((await rows({ ...september, metric: 'csat' })).map(([name]) => name)).not.toContain('微信专场')
})

test('what has no person behind it is not cut by people', async () => {
  expect((await asked({ metric: 'voices', by: 'agent' })).problem?.code).toBe('metrics.notCutBy')
  expect((await asked({ metric: 'open', by: 'campaign' })).problem?.code).toBe('metrics.notCutBy')
})

test('hours and weekdays are those of the organisation, whole and in order, and lead to what was said then', async () => {
  const saidAt = (time: string) => inventVoice(house, { occurredAt: Date.parse(time), unitId: billing })
  const monday = await saidAt('2026-03-02T01:30:00Z')
  const late = await saidAt('2026-03-03T15:59:00Z')
  const afterMidnight = await saidAt('2026-03-08T16:30:00Z')
  await house.settle()
  const march = { metric: 'voices', from: '2026-03-01', to: '2026-03-31' } as const
  const counted = async (question: Parameters<typeof asked>[0]) =>
    (await asked({ ...march, ...question })).reply.rows.map(({ key, estimate }) => [key, estimate?.value])
  const byHour = await counted({ by: 'hour' })
  expect(byHour).toHaveLength(24)
  expect(byHour.filter(([, n]) => n !== 0)).toEqual([
    ['00:00', 1],
    ['09:00', 1],
    ['23:00', 1],
  ])
  expect(await counted({ by: 'weekday' })).toEqual(
    [2, 1, 0, 0, 0, 0, 0].map((n, index) => [String(index + 1), n]),
  )
  expect((await asked({ ...march, by: 'weekday', hour: '00:00' })).reply.total?.value).toBe(1)
  const listed = async (narrowed: Partial<CallerInput<typeof listPoints>>) => {
    const { from, to } = march
    const question = { measure: 'voices', from, to, ...narrowed } as const
    const { reply } = await house.call(listPoints, {}, question, { as: administrator })
    return reply.items.map(({ subjectId }) => subjectId)
  }
  expect(await listed({ weekday: 1 })).toEqual([afterMidnight, monday])
  expect(await listed({ weekday: 1, hour: '09:00' })).toEqual([monday])
  expect(await listed({ hour: '23:00' })).toEqual([late])
  const wrong = { ...march, hour: '24:00' as '23:00' }
  expect((await house.call(readCut, {}, wrong, { as: administrator })).status).toBe(422)
})
