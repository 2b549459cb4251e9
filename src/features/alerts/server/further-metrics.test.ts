import { randomUUID } from 'node:crypto'
import { dayNumberOf } from '@huixiang/business-time/local-date.ts'
import { afterAll, expect, inject, test } from 'vitest'
import type { MetricsTables } from '#features/metrics/server/metrics.tables.ts'
import { inventTicket, rootUnit, teamUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { addAlertRule } from '../contract/rules.ts'
import { recipes } from '../domain/recipes.ts'
import { readCube } from './cube.query.ts'
import { dayHere } from './day-here.ts'
import { alertInShort } from './public/alert-in-short.ts'
import { openAlertingHouse } from './testing/alerting-house.ts'

const alerting = await openAlertingHouse(inject('databaseServer'))
const { house, analyst, count, liveRule, minute } = alerting
afterAll(() => house.close())
const as = { as: analyst }
/** A level goes on as it is for some minutes. */
async function lasts() {
  house.travel(300_000)
  await minute()
}
const of = async (watched: string) => (await alerting.alerts()).filter((one) => one.watched === watched)
const inShort = async (watched: string, locale: 'zh-CN' | 'en' = 'zh-CN') =>
  alertInShort(house.open.jobContext.read, (await of(watched))[0]?.id as string, locale)
const refusal = async (input: object) =>
  (await house.call(addAlertRule, {}, { name: '规则', split: 'none', ...input } as never, as)).problem.code

test('the queue of this moment is held against a fixed goal, by unit, and nothing else', async () => {
  expect(await refusal({ watched: 'queue' })).toBe('alerts.levelNeedsGoal')
  expect(await refusal({ watched: 'queue', goal: 3, windowDays: 7 })).toBe('alerts.levelNeedsGoal')
  await liveRule({ name: '队列', watched: 'queue', split: 'unit', goal: 3, minimumN: 1 })
  for (let one = 0; one < 3; one++) await inventTicket(house, {})
  await minute()
  expect(await of('queue')).toEqual([])
  const waiting = []
  for (let one = 0; one < 17; one++) waiting.push(await inventTicket(house, {}))
  await minute()
  // Long for a minute is nobody's matter.
  expect(await of('queue')).toEqual([])
  await lasts()
  expect(await of('queue')).toMatchObject([{ colour: 'red', segments: [{ value: 20, expected: 3 }] }])
  expect(await inShort('queue')).toMatch(/：队列长度出现红色预警，现在 20，比目标高 566.7%（目标 3）$/)
  // Whoever takes them calms it.
  await house.open.pool.query('update tickets set assignee_id = $1 where id = any($2)', [
    alerting.people.manager,
    waiting.map(({ id }) => id),
  ])
  await minute()
  expect((await of('queue'))[0]?.recoveredAt).not.toBeNull()
})

test('too many open tickets with a clock that is nearly due or overdue are told when it lasts', async () => {
  const open = { measure: 'open', channel: null }
  await liveRule({ name: '时钟告急', watched: 'clocks_at_risk', split: 'none', goal: 0.1, minimumN: 10 })
  await count(9, 80, { ...open, bucket: 0 })
  await count(3, 6, { ...open, bucket: 1 })
  await minute()
  expect(await of('clocks_at_risk')).toEqual([])
  await count(3, 40, { ...open, bucket: 2 })
  await minute()
  await lasts()
  expect(await of('clocks_at_risk')).toMatchObject([{ colour: 'red', segments: [{ n: 126 }] }])
})

test('each group event is an alert, whatever is usual', async () => {
  expect(await refusal({ watched: 'group_events', unitId: teamUnit })).toBe('alerts.noSuchSplit')
  await liveRule({ name: '群体事件', watched: 'group_events', split: 'none' })
  await minute()
  expect(await of('group_events')).toEqual([])
  const now = new Date(await house.house.now())
  await house.open.pool.query(
    `insert into group_events (id, number, opened_at, since, expected, needed, window_hours, alarmed_at)
     values ($1, 'GE-1', $2, $2, 1, 5, 24, $2)`,
    [randomUUID(), now],
  )
  await minute()
  expect(await of('group_events')).toMatchObject([{ colour: 'red', segments: [{ value: 1, n: 1 }] }])
})

test('units are held against the goal that is set for them, or for the nearest above, in the shortest period', async () => {
  const near = await alerting.unitBelow(rootUnit, '近郊组')
  const set = async (org_unit_id: string, period: string, value: number | null, version = 1) =>
    house.arrange(({ db, now }) =>
      db
        .own<MetricsTables>()
        .insertInto('metric_goals')
        .values({
          ...{ id: randomUUID(), metric: 'csat', org_unit_id, period, version, value },
          ...{ set_at: new Date(now), set_by: null },
        })
        .execute(),
    )
  expect(await refusal({ watched: 'complaints', goals: true })).toBe('alerts.noGoalsSet')
  await liveRule({ name: '满意度目标', watched: 'csat', split: 'unit', goals: true })
  for (const org_unit_id of [teamUnit, near]) {
    await count(0, 800, { measure: 'csat', channel: null, bucket: 5, org_unit_id })
    await count(0, 200, { measure: 'csat', channel: null, bucket: 1, org_unit_id })
  }
  await minute()
  // Nobody has said what is wanted.
  expect(await of('csat')).toEqual([])
  await set(rootUnit, '2026', 0.95)
  await set(near, '2026', 0.95)
  await set(near, '2026-Q3', 0.75)
  await minute()
  // 80 % of 95 % are 15.8 % too little; the other team is held to less this quarter.
  expect(await of('csat')).toMatchObject([
    { colour: 'yellow', segments: [{ key: rootUnit, expected: 0.95 }] },
  ])
  await set(rootUnit, '2026', null, 2)
  await minute()
  expect((await of('csat'))[0]?.recoveredAt).not.toBeNull()
  // Fiscal goals count as those of the calendar do: a quarter from July, in a year from April.
  await set(near, '2026-Q3', null, 2)
  await set(near, '2026', null, 2)
  await set(rootUnit, '2026-04/P1Y', 0.75)
  await minute()
  expect((await of('csat'))[0]?.recoveredAt).not.toBeNull()
  await set(near, '2026-07/P3M', 0.99)
  await minute()
  expect(await of('csat')).toContainEqual(
    expect.objectContaining({ segments: [expect.objectContaining({ key: near, expected: 0.99 })] }),
  )
})

test('where nobody set a goal units are held to the one that ships', async () => {
  await liveRule({ name: '一次解决', watched: 'first_contact_resolution', split: 'unit', goals: true })
  for (const [bucket, n] of [
    [1, 600],
    [0, 400],
  ] as const)
    await count(0, n, { measure: 'first_contact_resolution', channel: null, bucket, org_unit_id: teamUnit })
  await minute()
  // 60 % of the 85 % that ship are 29 % too little.
  expect(await of('first_contact_resolution')).toMatchObject([
    { colour: 'orange', segments: [{ expected: 0.85 }] },
  ])
})

test('rising risks and a falling response rate are counted where they happen', async () => {
  await liveRule({ name: '风险', watched: 'risky_voices', split: 'label', minimumN: 5 })
  await liveRule({ name: '响应率', watched: 'response', split: 'unit', goal: 0.9, minimumN: 5 })
  const now = await house.house.now()
  const day = 86_400_000
  const asked = async (tried: boolean, due: number) => {
    const ticket = await inventTicket(house, {})
    const id = randomUUID()
    await house.open.pool.query(
      `insert into callbacks (id, ticket_id, cycle, level, org_unit_id, unit_1, unit_2, requested_at, due_at, state)
       values ($1, $2, 1, 1, $3, $4, $3, $5, $6, 'open')`,
      [id, ticket.id, teamUnit, rootUnit, new Date(now - 3_600_000), new Date(due)],
    )
    if (tried)
      await house.open.pool.query(
        `insert into callback_attempts (id, callback_id, attempt, channel, reached, result, at)
         values ($1, $2, 1, 'phone', false, 'no_answer', $3)`,
        [randomUUID(), id, new Date(now)],
      )
  }
  for (let one = 0; one < 20; one++) await asked(one < 8, now - 60_000)
  // Neither tried nor due: nobody can say yet.
  for (let one = 0; one < 20; one++) await asked(false, now + day)
  await minute()
  expect(await of('response')).toMatchObject([
    { colour: 'red', heldToGoal: true, segments: [{ value: 0.4, n: 20 }] },
  ])
  expect(await inShort('response')).toMatch(/现在 40%，比目标低 55.6%（目标 90%，n = 20）$/)
  expect(await inShort('response', 'en')).toMatch(/now 40%, 55.6% below the goal \(goal 90%, n = 20\)$/)
  expect(await of('risky_voices')).toEqual([])
})

test('where days begin at six, what came in the night and the day it is are those of the evening before', async () => {
  await house.open.pool.query('update organisations set day_begins = 360')
  const night = new Date('2026-08-20T02:00:00+08:00')
  await house.open.pool.query(
    `insert into group_events (id, number, opened_at, since, expected, needed, window_hours, alarmed_at)
     values ($1, 'GE-2', $2, $2, 1, 5, 24, $2)`,
    [randomUUID(), night],
  )
  const [evening, morning] = [dayNumberOf('2026-08-19'), dayNumberOf('2026-08-20')] as [number, number]
  const { read } = house.house
  const asked = { by: 'none', unitIds: null, from: evening, to: morning, now: night.getTime() } as const
  const cube = await readCube(read, { ...asked, recipe: recipes.group_events })
  expect(cube.map(({ day, n }) => [day, n])).toEqual([[0, 1]])
  expect(await dayHere(read, night.getTime())).toBe(evening)
  expect(await dayHere(read, Date.parse('2026-08-20T06:00:00+08:00'))).toBe(morning)
  await house.open.pool.query('update organisations set day_begins = 0')
})
