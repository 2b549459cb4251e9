import { afterAll, expect, inject, test } from 'vitest'
import { retireOwnMetric, saveOwnMetric } from '#features/metrics/contract/own-metrics.ts'
import { metrics } from '#features/metrics/server/module.ts'
import { countPoints, points } from '#features/metrics/server/testing/counted-points.ts'
import { inventTicket, teamUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { ticketsOfAlert } from '../contract/reading.ts'
import { addAlertRule, changeAlertRule, confirmAlertFormula, listAlertRules } from '../contract/rules.ts'
import { alertInShort } from './public/alert-in-short.ts'
import { watchedOf } from './public/watched-of.ts'
import { openAlertingHouse } from './testing/alerting-house.ts'

const alerting = await openAlertingHouse(inject('databaseServer'), [metrics])
const { house, people, analyst, count, usually, liveRule, minute } = alerting
afterAll(() => house.close())
const as = { as: analyst }
const reader = personWith(['alerts.read', 'tickets.read'], { id: people.analyst })
const administrator = { as: personWith(['organisation.configure', 'metrics.read'], { id: people.analyst }) }

const perClosed = {
  nameZh: '每关一单的投诉',
  nameEn: 'Complaints per closed ticket',
  unit: 'score',
  direction: 'less',
  expression: 'complaints ÷ closed',
} as const
const save = async (metric: string, wished: Partial<CallerInput<typeof saveOwnMetric>>) => {
  const { reply, problem } = await house.call(
    saveOwnMetric,
    { metric },
    { ...perClosed, version: 0, ...wished },
    administrator,
  )
  if (problem.code !== undefined) throw new Error(problem.code)
  return reply.version
}
const rule = { name: '每关一单', watched: 'made', metric: 'own_per_closed', split: 'unit' } as const
const refusal = async (input: object) =>
  (await house.call(addAlertRule, {}, { ...rule, ...input }, as)).problem.code
const ruleOf = async (id: string) =>
  (await house.call(listAlertRules, {}, {}, as)).reply.rules.find((one) => one.id === id)

const closed = { measure: 'closed', kind: 'complaint', channel: null } as const
await usually((ago) => 60 + (ago % 5), {})
await usually((ago) => 50 + (ago % 3), closed)
await save('own_per_closed', {})
const ruleId = await liveRule(rule)

test('a metric that the organisation made is watched: tried on the past, and told by its own name once a day has gone wrong', async () => {
  expect((await ruleOf(ruleId))?.backTest).toMatchObject({
    state: 'done',
    result: { alerts: 0, segments: 2 },
  })
  expect(await ruleOf(ruleId)).toMatchObject({
    made: {
      name: { 'zh-CN': '每关一单的投诉', en: 'Complaints per closed ticket' },
      unit: 'score',
      resting: null,
    },
  })
  // The day goes on: what was closed of it is not known yet.
  await count(0, 199)
  const ticket = await inventTicket(house, {})
  const { feedbackId: subjectId } = ticket
  await countPoints(
    house,
    points(1, { day: '2026-08-26', subjectId, orgUnitId: teamUnit, kind: 'complaint', channel: 'web' }),
  )
  await minute()
  expect(await alerting.alerts()).toEqual([])
  house.travel(86_400_000)
  await minute()
  // Nothing was closed: a complaint of none has no figure.
  expect(await alerting.alerts()).toEqual([])
  await count(0, 50, closed)
  await minute()
  const [alert, ...more] = await alerting.alerts()
  expect(more).toEqual([])
  expect(alert).toMatchObject({
    watched: 'made',
    colour: 'red',
    unit: 'score',
    made: { key: 'own_per_closed' },
  })
  expect(alert?.segments[0]).toMatchObject({ value: 4, n: 51, from: '2026-08-26', to: '2026-08-26' })
  const whole = await alerting.alert(alert?.id as string)
  expect(whole.causes).toEqual([])
  expect(whole.parts.map(({ metric, value, n }) => [metric, value, n])).toEqual([
    ['complaints', 200, 200],
    ['closed', 50, 51],
  ])
  expect(whole.parts[0]?.usual?.expected).toBeCloseTo(62, 0)
  expect(whole.course.find(({ day }) => day === '2026-08-26')).toMatchObject({ value: 4 })
  const short = (locale: 'zh-CN' | 'en') =>
    alertInShort(house.open.jobContext.read, alert?.id as string, locale)
  expect(await short('zh-CN')).toContain('每关一单的投诉')
  expect(await short('en')).toContain('Complaints per closed ticket')
  expect(await watchedOf(house.open.jobContext.read, alert?.id as string, 'en')).toBe(
    'Complaints per closed ticket',
  )
  const ticketsFor = async (actor: Actor) =>
    (await house.call(ticketsOfAlert, { alertId: alert?.id as string }, {}, { as: actor })).reply.items
  expect(await ticketsFor(analyst)).toEqual([])
  expect((await ticketsFor(reader)).map(({ number }) => number)).toEqual([ticket.number])
})

test('what cannot be watched is refused, and says why', async () => {
  await save('own_neither', { direction: 'neither' })
  await save('own_today', { expression: 'open ÷ closed' })
  await save('own_sum', { expression: 'complaints + closed', unit: 'count' })
  expect(await refusal({ metric: 'own_neither' })).toBe('alerts.noWorseSide')
  expect(await refusal({ metric: 'own_today' })).toBe('alerts.onlyToday')
  expect(await refusal({ metric: 'own_missing' })).toBe('alerts.noSuchMetric')
  expect(await refusal({ metric: null })).toBe('alerts.noSuchMetric')
  expect(await refusal({ split: 'channel' })).toBe('alerts.noSuchSplit')
  expect(await refusal({ metric: 'own_sum', goals: true })).toBe('alerts.noGoalsSet')
})

test('a rule rests while the formula is not the one that it was made for, and goes on once that is confirmed', async () => {
  const twice = { expression: 'complaints × 2 ÷ closed' }
  // Another name is no other figure.
  await save('own_per_closed', { version: 1, nameZh: '每单投诉' })
  expect((await ruleOf(ruleId))?.made).toMatchObject({ name: { 'zh-CN': '每单投诉' }, resting: null })
  const version = await save('own_per_closed', { version: 2, ...twice })
  const resting = await ruleOf(ruleId)
  expect(resting).toMatchObject({
    active: true,
    made: { version, resting: { why: 'changed', was: { 'zh-CN': '「投诉量」 ÷ 「关闭的工单」' } } },
  })
  const judgedAt = resting?.evaluation?.at
  await count(-1, 500, {})
  await count(-1, 50, closed)
  house.travel(86_400_000)
  await minute()
  expect((await ruleOf(ruleId))?.evaluation?.at).toBe(judgedAt)
  const confirm = (seen: number) =>
    house.call(confirmAlertFormula, { alertRuleId: ruleId }, { version: seen }, as)
  expect((await confirm(version - 1)).problem.code).toBe('alerts.otherFormula')
  expect((await confirm(version)).status).toBe(200)
  await house.settle()
  await minute()
  const going = await ruleOf(ruleId)
  expect(going).toMatchObject({
    active: true,
    made: { resting: null },
    backTest: { state: 'done', current: true },
  })
  expect(going?.evaluation?.at).not.toBe(judgedAt)
  const [alert] = await alerting.alerts()
  expect(alert?.segments[0]?.value).toBe(20)
})

test('a metric that was retired lets its rule rest, and takes it up again when it is back as it was', async () => {
  await house.call(retireOwnMetric, { metric: 'own_per_closed' }, { version: 3 }, administrator)
  expect((await ruleOf(ruleId))?.made?.resting).toEqual({ why: 'removed' })
  const confirm = await house.call(confirmAlertFormula, { alertRuleId: ruleId }, { version: 4 }, as)
  expect(confirm.problem.code).toBe('alerts.noSuchMetric')
  const changed = await house.call(changeAlertRule, { alertRuleId: ruleId }, { ...rule, minimumN: 40 }, as)
  expect(changed.problem.code).toBe('alerts.noSuchMetric')
  await save('own_per_closed', { version: 0, expression: 'complaints × 2 ÷ closed' })
  expect((await ruleOf(ruleId))?.made?.resting).toBeNull()
})

test('goals of the goals page and goals of the rule are held against, in the unit of the metric', async () => {
  const held = await liveRule({ ...rule, name: '目标', split: 'none', goal: 100, unitId: teamUnit })
  expect(await ruleOf(held)).toMatchObject({ goal: 100, made: { unit: 'score' } })
  await minute()
  const [alert] = (await alerting.alerts()).filter(({ segments }) => segments[0]?.expected === 100)
  expect(alert).toBeUndefined()
  const low = await liveRule({ ...rule, name: '目标 2', split: 'none', goal: 10 })
  await minute()
  const [told] = (await alerting.alerts()).filter(({ segments }) => segments[0]?.expected === 10)
  expect(told).toMatchObject({ colour: 'red', segments: [{ value: 20 }] })
  const { rule: said, parts } = await alerting.alert(told?.id as string)
  expect(said).toMatchObject({ id: low, goal: 10 })
  expect(parts.map(({ usual }) => usual)).toEqual([null, null])
})
