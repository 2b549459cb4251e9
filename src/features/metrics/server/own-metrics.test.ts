import { afterAll, expect, inject, test } from 'vitest'
import { intake } from '#features/intake/server/module.ts'
import { staff } from '#features/staff/server/module.ts'
import { tickets } from '#features/tickets/server/module.ts'
import { inventOrganisation, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { nameOwner, readCatalogue } from '../contract/catalogue.ts'
import { readCut } from '../contract/cut.ts'
import { listGoals, setGoal } from '../contract/goals.ts'
import { readOwnMetric, retireOwnMetric, saveOwnMetric, tryExpression } from '../contract/own-metrics.ts'
import { metrics } from './module.ts'
import { countPoints, points } from './testing/counted-points.ts'

const house = await openTestHouse(inject('databaseServer'), [metrics, tickets, intake, staff])
const { root, logistics, billing } = await inventOrganisation(house)
const administrator = await inventPerson(house, { root, unit: root }, { role: 'administrator' })
const lead = await inventPerson(house, { root, unit: logistics }, { role: 'team_lead' })
afterAll(() => house.close())
const as = { as: administrator }
const period = { from: '2026-09-01', to: '2026-09-30' }

const perClosed = {
  nameZh: '每关一单的投诉',
  nameEn: 'Complaints per closed ticket',
  unit: 'index',
  direction: 'less',
  expression: 'complaints ÷ closed',
} as const
type Save = CallerInput<typeof saveOwnMetric>
const save = (metric: string, wished: Partial<Save> = {}, by = as) =>
  house.call(saveOwnMetric, { metric }, { ...perClosed, version: 0, ...wished }, by)
const entry = async (metric: string) =>
  (await house.call(readCatalogue, {}, {}, as)).reply.items.find(({ key }) => key === metric)
const cut = async (metric: string, question: Partial<CallerInput<typeof readCut>> = {}, by = as) =>
  house.call(readCut, {}, { metric: metric as 'voices', ...period, ...question }, by)

// Logistics: 6 complaints and 3 closed; billing: 2 complaints and none closed.
await countPoints(house, points(6, { day: '2026-09-10', orgUnitId: logistics, kind: 'complaint' }))
await countPoints(house, points(2, { day: '2026-09-11', orgUnitId: billing, kind: 'complaint' }))
const closed = { measure: 'closed', channel: null } as const
await countPoints(house, points(3, { ...closed, day: '2026-09-10', orgUnitId: logistics, kind: 'complaint' }))

test('a metric made of others is told like any other: whole, by what all its parts can be cut by, with n and interval', async () => {
  expect((await save('own_per_closed')).status).toBe(200)
  expect((await entry('own_per_closed'))?.parts).toEqual(['complaints', 'closed'])
  const whole = (await cut('own_per_closed')).reply
  expect(whole).toMatchObject({ unitOfMeasure: 'index', direction: 'less' })
  expect(whole.total?.value).toBeCloseTo(8 / 3, 12)
  expect(whole.total).toMatchObject({ n: 3, method: 'expression/delta-bound' })
  expect(whole.total?.low).toBeLessThan(8 / 3)
  expect(whole.total?.high).toBeGreaterThan(8 / 3)
  const { rows } = (await cut('own_per_closed', { by: 'unit' })).reply
  expect(rows.map(({ key, estimate }) => [key, estimate?.value, estimate?.warnings])).toEqual(
    expect.arrayContaining([
      [logistics, 2, undefined],
      [billing, null, ['dividedByZero']],
    ]),
  )
  const days = (await cut('own_per_closed', { by: 'day', to: '2026-09-11', from: '2026-09-10' })).reply.rows
  expect(days.map(({ estimate }) => estimate?.value)).toEqual([2, null])
  // Closed tickets are of no channel of their own, so what is made of them is none either.
  const refused = await cut('own_per_closed', { by: 'channel' })
  expect([refused.status, refused.problem.code]).toEqual([422, 'metrics.notCutBy'])
  expect((await cut('own_nothing')).problem.code).toBe('metrics.noSuchMetric')
})

test('whoever sees a part of the organisation is told of that part alone', async () => {
  expect((await cut('own_per_closed', {}, { as: lead })).reply.total?.value).toBe(2)
  for (const write of [
    await save('own_mine', {}, { as: lead }),
    await house.call(retireOwnMetric, { metric: 'own_per_closed' }, { version: 1 }, { as: lead }),
    await house.call(tryExpression, {}, { expression: 'voices', ...period }, { as: lead }),
  ])
    expect(write.status).toBe(403)
})

test('an expression is refused with the place of what is wrong, and what may have been meant', async () => {
  const { status, problem } = await save('own_wrong', { expression: 'complaints ÷ closd' })
  expect([status, problem.code, problem.facts]).toEqual([
    422,
    'metrics.expression_unknownMetric_meant',
    { at: 14, word: 'closd', meant: 'closed' },
  ])
  // Metrics made here are made of those that ship: nothing can go round in a circle.
  const round = await save('own_round', { expression: 'own_per_closed + 1' })
  expect(round.problem.code).toBe('metrics.expression_unknownMetric')
  for (const key of ['voices', 'own_9', 'own_Ä'])
    expect((await save(key)).problem.code, key).toBe('metrics.ownKeyMisshapen')
  const tried = async (expression: string) =>
    (await house.call(tryExpression, {}, { expression, ...period }, as)).reply
  expect((await tried('complaints ÷')).problem).toMatchObject({ problem: 'unfinished', at: 13 })
  const sound = (await tried('100 × complaints ÷ max(closed, 1)')).tried
  expect(sound?.words).toMatchObject({
    'zh-CN': expect.stringContaining('投诉'),
    en: expect.stringContaining('max('),
  })
  expect(sound?.total.value).toBeCloseTo(800 / 3, 10)
  expect(sound?.days).toHaveLength(30)
  expect(sound?.days.find(({ day }) => day === '2026-09-10')?.estimate.value).toBe(200)
  expect(sound?.cuts).not.toContain('channel')
})

test('each change is a version, the history stays, and who saw an old one is told', async () => {
  expect((await save('own_per_closed', { version: 0 })).problem.code).toBe('metrics.ownNameTaken')
  expect(
    (await save('own_per_closed', { version: 1, expression: 'closed ÷ complaints' })).reply.version,
  ).toBe(2)
  expect((await save('own_per_closed', { version: 1 })).problem.code).toBe('metrics.ownChangedMeanwhile')
  expect(await entry('own_per_closed')).toMatchObject({
    version: 2,
    expression: 'closed ÷ complaints',
    group: 'own',
  })
  expect((await cut('own_per_closed')).reply.total?.value).toBeCloseTo(3 / 8, 12)
  const { items } = (await house.call(readOwnMetric, { metric: 'own_per_closed' }, {}, { as: lead })).reply
  expect(items.map(({ version, expression }) => [version, expression])).toEqual([
    [2, 'closed ÷ complaints'],
    [1, 'complaints ÷ closed'],
  ])
  await expect(house.open.pool.query('update metric_formulas set unit = $1', ['share'])).rejects.toThrow(
    'permission denied',
  )
})

test('one aims at it and names who answers for it as with any other', async () => {
  const goal = { metric: 'own_per_closed', unitId: root, period: '2026-09', value: 0.5, version: 0 } as const
  expect((await house.call(setGoal, {}, goal, as)).status).toBe(200)
  expect((await cut('own_per_closed')).reply.goal).toBe(0.5)
  expect((await house.call(setGoal, {}, { ...goal, metric: 'own_nothing' }, as)).status).toBe(404)
  expect((await save('own_even', { direction: 'neither' })).status).toBe(200)
  const aimless = await house.call(setGoal, {}, { ...goal, metric: 'own_even' }, as)
  expect(aimless.problem.code).toBe('metrics.nothingToAimAt')
  const personId = lead.id as string
  expect((await house.call(nameOwner, { metric: 'own_per_closed' }, { personId }, as)).status).toBe(200)
  expect((await entry('own_per_closed'))?.owner.person?.id).toBe(personId)
})

test('a retired metric is nowhere any more but in its versions, and comes back when it is saved again', async () => {
  const retired = await house.call(retireOwnMetric, { metric: 'own_per_closed' }, { version: 2 }, as)
  expect(retired.reply.version).toBe(3)
  expect(await entry('own_per_closed')).toBeUndefined()
  expect((await cut('own_per_closed')).status).toBe(404)
  const goals = (await house.call(listGoals, {}, {}, as)).reply.items
  expect(goals.filter(({ metric }) => metric === 'own_per_closed')).toEqual([])
  const again = await house.call(retireOwnMetric, { metric: 'own_per_closed' }, { version: 3 }, as)
  expect(again.status).toBe(404)
  expect((await save('own_per_closed')).reply.version).toBe(4)
  expect((await cut('own_per_closed')).reply.goal).toBe(0.5)
})
