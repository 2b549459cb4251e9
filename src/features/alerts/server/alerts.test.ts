import { afterAll, expect, inject, test } from 'vitest'
import { inventPerson, rootUnit, teamUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { acknowledgeAlert, assignAlert, closeAlert, snoozeAlert, wakeAlert } from '../contract/deeds.ts'
import { alertHandlers, listAlerts, readAlert, ticketsOfAlert } from '../contract/reading.ts'
import {
  addAlertMark,
  addAlertRule,
  changeAlertRule,
  listAlertRules,
  removeAlertRule,
  switchAlertRule,
} from '../contract/rules.ts'
import { judgeRule } from './judging-rule.ts'
import { openAlertingHouse } from './testing/alerting-house.ts'
import { readEvents } from './testing/event-log.ts'

const alerting = await openAlertingHouse(inject('databaseServer'))
const { house, people, analyst, count, usually, liveRule, minute } = alerting
afterAll(() => house.close())
const elsewhere = await alerting.unitBelow(rootUnit, '售后组')
const as = { as: analyst }

const inHours = async (hours: number) => new Date((await house.house.now()) + hours * 3_600_000).toISOString()
const complaints = { name: '投诉量', watched: 'complaints', split: 'unit' } as const
const ruleOf = async (id: string) =>
  (await house.call(listAlertRules, {}, {}, as)).reply.rules.find((rule) => rule.id === id)

test('while no rule is live the list says so: nothing is watched, which is not the same as nothing being wrong', async () => {
  const rulesLive = async () => (await house.call(listAlerts, {}, {}, as)).reply.liveRules
  expect(await rulesLive()).toBe(0)
  const ruleId = await liveRule({ name: '负面占比', watched: 'negative_share', split: 'none' })
  expect(await rulesLive()).toBe(1)
  await house.call(removeAlertRule, { alertRuleId: ruleId }, {}, as)
  expect(await rulesLive()).toBe(0)
})

test('a rule is off, and stays off, until it was tried on the past; the trial says how many alerts there would have been', async () => {
  await usually((ago) => (ago === 10 ? 95 : 40 + (ago % 5)))
  const { reply } = await house.call(addAlertRule, {}, complaints, as)
  const { alertRuleId } = reply
  const tooSoon = await house.call(switchAlertRule, { alertRuleId }, { active: true }, as)
  expect(tooSoon.problem.code).toBe('alerts.notTried')
  await house.settle()
  const rule = await ruleOf(alertRuleId)
  expect(rule).toMatchObject({
    active: false,
    backTest: {
      state: 'done',
      percent: 100,
      current: true,
      result: { alerts: 1, list: [{ day: '2026-08-16' }] },
    },
  })
  await house.call(removeAlertRule, { alertRuleId }, {}, as)
})

test('a rule that could not be judged is refused, and says why', async () => {
  const refusal = async (input: object) =>
    (await house.call(addAlertRule, {}, { ...complaints, ...input }, as)).problem.code
  expect(await refusal({ split: 'kind' })).toBe('alerts.noSuchSplit')
  expect(await refusal({ watched: 'nps', split: 'channel' })).toBe('alerts.noSuchSplit')
  expect(await refusal({ watched: 'csat', goal: 5 })).toBe('alerts.noSuchGoal')
  expect(await refusal({ ownerId: rootUnit })).toBe('alerts.mayNotHandle')
})

test('twice as many complaints open one alert within the minute, for the whole and not again for the team within it', async () => {
  const ruleId = await liveRule(complaints)
  await count(0, 41)
  await minute()
  expect(await alerting.alerts()).toEqual([])
  await count(0, 60)
  await minute()
  const [alert, ...more] = await alerting.alerts()
  expect(more).toEqual([])
  expect(alert).toMatchObject({ number: 'AL-00001', colour: 'red', state: 'open', watched: 'complaints' })
  // All complaints are the team's, so that the whole is as red, and swallows it.
  expect(alert?.segments.map(({ name }) => name?.['zh-CN'])).toEqual(['总部'])
  expect(alert?.swallowed.map(({ name }) => name?.['zh-CN'])).toEqual(['物流组'])
  await minute()
  await house.arrange((context) => judgeRule(context, ruleId))
  expect(await alerting.alerts()).toHaveLength(1)
  expect(await readEvents(house, 'alerts.opened')).toHaveLength(1)
  const { evaluation } = (await ruleOf(ruleId)) ?? {}
  expect(evaluation).toMatchObject({ segments: 2, coloured: 2 })
})

test('two who judge at the same moment open one alert', async () => {
  const ruleId = await liveRule({ ...complaints, name: '同时', split: 'none' })
  const judgeBoth = [1, 2, 3].map(() =>
    house.open.jobContext.transact((context) => judgeRule(context, ruleId), { quiet: 'a test judges' }),
  )
  const judged = await Promise.all(judgeBoth)
  expect(judged.filter(Boolean)).toHaveLength(1)
  const own = (await readEvents(house, 'alerts.opened')).filter(({ facts }) => facts.ruleId === ruleId)
  expect(own).toHaveLength(1)
  await house.call(closeAlert, { alertId: own[0]?.subject_id as string }, { outcome: 'expected' }, as)
  await house.call(removeAlertRule, { alertRuleId: ruleId }, {}, as)
})

test('an alert says how it went, why probably, and who may see to it', async () => {
  const [listed] = await alerting.alerts()
  const alert = await alerting.alert(listed?.id as string)
  expect(alert.course.at(-1)).toMatchObject({ day: '2026-08-26', value: 101 })
  expect(alert.course.at(-1)?.high).toBeLessThan(70)
  expect(alert.causes.find(({ by }) => by === 'unit')?.parts).toMatchObject([
    { key: teamUnit, share: 1, now: { value: 101 } },
  ])
  expect(alert.can).toEqual({ handle: true, acknowledge: true, takeApart: false })
  const { reply } = await house.call(alertHandlers, { alertId: alert.id }, {}, as)
  expect(reply.people.map(({ name }) => name)).toEqual(['唐经理', '秦分析'])
  expect((await house.call(ticketsOfAlert, { alertId: alert.id }, {}, as)).reply).toEqual({
    items: [],
    more: false,
    linked: [],
    can: { link: true },
  })
})

test('somebody of another place does not learn of it, and who only reads may not end it', async () => {
  const [alert] = await alerting.alerts()
  const alertId = alert?.id as string
  // It is about the whole and one team, and another team reaches neither.
  const handles = ['alerts.read', 'alerts.handle'] as const
  const other = personWith([...handles], {
    id: analyst.id as string,
    scope: 'subtree',
    unitId: elsewhere,
    depth: 2,
  })
  expect(await alerting.alerts(other)).toEqual([])
  expect((await house.call(readAlert, { alertId }, {}, { as: other })).status).toBe(404)
  expect((await house.call(closeAlert, { alertId }, { outcome: 'true' }, { as: other })).status).toBe(404)
  const reader = { as: personWith(['alerts.read'], { id: people.manager }) }
  expect((await house.call(readAlert, { alertId }, {}, reader)).status).toBe(200)
  expect((await house.call(closeAlert, { alertId }, { outcome: 'true' }, reader)).status).toBe(403)
})

test('whoever says «I see to it» has it; it can be given on, rest with a reason, and be woken', async () => {
  const [alert] = await alerting.alerts()
  const alertId = alert?.id as string
  await house.call(acknowledgeAlert, { alertId }, {}, as)
  expect((await house.call(acknowledgeAlert, { alertId }, {}, as)).problem.code).toBe(
    'alerts.acknowledgedAlready',
  )
  expect(await alerting.alert(alertId)).toMatchObject({
    owner: { name: '秦分析' },
    acknowledgedBy: { name: '秦分析' },
  })
  const stranger = await inventPerson(house, {
    name: '外区',
    leads: { permission: 'alerts.handle', scope: 'subtree', at: elsewhere },
  })
  const toStranger = await house.call(assignAlert, { alertId }, { personId: stranger }, as)
  expect(toStranger.problem.code).toBe('alerts.mayNotHandle')
  for (const hours of [-1, 400]) {
    const far = { until: await inHours(hours), reason: 'being_fixed' } as const
    expect((await house.call(snoozeAlert, { alertId }, far, as)).problem.code).toBe('alerts.badRest')
  }
  await house.call(
    snoozeAlert,
    { alertId },
    { until: await inHours(2), reason: 'being_fixed', words: '配送商已加派人手' },
    as,
  )
  expect(await alerting.alert(alertId)).toMatchObject({ state: 'snoozed', snooze: { reason: 'being_fixed' } })
  await house.call(wakeAlert, { alertId }, {}, as)
  expect((await house.call(wakeAlert, { alertId }, {}, as)).problem.code).toBe('alerts.awake')
  await house.call(snoozeAlert, { alertId }, { until: await inHours(1), reason: 'known_event' }, as)
  house.travel(61 * 60_000)
  await minute()
  expect(await alerting.alert(alertId)).toMatchObject({ state: 'open', snooze: null })
})

test('what it was counts for its rule, and the same day does not open it again', async () => {
  const [alert] = await alerting.alerts()
  const alertId = alert?.id as string
  await house.call(closeAlert, { alertId }, { outcome: 'true', words: '仓库停电' }, as)
  expect((await house.call(closeAlert, { alertId }, { outcome: 'false' }, as)).problem.code).toBe(
    'alerts.closed',
  )
  await count(0, 3)
  await minute()
  expect(await alerting.alerts(analyst, { state: ['open'] })).toEqual([])
  const rule = (await house.call(listAlertRules, {}, {}, as)).reply.rules.find(
    ({ name }) => name === '投诉量',
  )
  expect(rule).toMatchObject({ precision: { value: 1, n: 1 }, outcomes: { true: 1, open: 0 } })
})

test('a name may change while a rule is live; what it watches may not without a new trial', async () => {
  const { rules } = (await house.call(listAlertRules, {}, {}, as)).reply
  const rule = rules.find(({ name }) => name === '投诉量')
  const alertRuleId = rule?.id as string
  await house.call(changeAlertRule, { alertRuleId }, { ...complaints, name: '各单位投诉量' }, as)
  expect(await ruleOf(alertRuleId)).toMatchObject({ active: true, version: 1, name: '各单位投诉量' })
  await house.call(changeAlertRule, { alertRuleId }, { ...complaints, minimumN: 20 }, as)
  expect(await ruleOf(alertRuleId)).toMatchObject({ active: false, version: 2, backTest: { current: true } })
  await house.settle()
  await house.call(removeAlertRule, { alertRuleId }, {}, as)
})

test('the name of a campaign and what it does are kept, and a page of its own lists them', async () => {
  const mark = {
    kind: 'campaign',
    name: '会员日',
    from: '2026-08-24',
    to: '2026-08-26',
    effect: 'adjust',
    factor: 3,
  } as const
  const wrong = await house.call(addAlertMark, {}, { ...mark, to: '2026-08-01' }, as)
  expect(wrong.status).toBe(422)
  await house.call(addAlertMark, {}, mark, as)
  const ruleId = await liveRule({ ...complaints, name: '会员日也看' })
  await minute()
  expect((await ruleOf(ruleId))?.evaluation).toMatchObject({ coloured: 0 })
  await house.call(removeAlertRule, { alertRuleId: ruleId }, {}, as)
})

test('the list is asked by state, colour, metric and unit', async () => {
  const { reply } = await house.call(
    listAlerts,
    {},
    { state: ['closed'], colour: ['red'], watched: ['complaints'] },
    as,
  )
  expect(reply.items.length).toBeGreaterThan(0)
  expect(reply.open).toEqual({ red: 0, orange: 0, yellow: 0 })
  expect((await alerting.alerts(analyst, { unit: teamUnit })).length).toBeGreaterThan(0)
  expect(await alerting.alerts(analyst, { unit: elsewhere })).toEqual([])
})
