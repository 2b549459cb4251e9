import { afterAll, expect, inject, test } from 'vitest'
import { closeAlert } from '../contract/deeds.ts'
import { changeAlertRule, listAlertRules, tuneAlertRule, untuneAlertRule } from '../contract/rules.ts'
import type { Outcome } from '../domain/codes.ts'
import { openAlertingHouse } from './testing/alerting-house.ts'
import { readEvents } from './testing/event-log.ts'

const alerting = await openAlertingHouse(inject('databaseServer'))
const { house, analyst, count, usually, liveRule, minute } = alerting
afterAll(() => house.close())
const as = { as: analyst }
const said = { name: '投诉量', watched: 'complaints', split: 'none' } as const

await usually(() => 4000)
const alertRuleId = await liveRule(said)
const rule = async () => {
  const found = (await house.call(listAlertRules, {}, {}, as)).reply.rules.find(
    ({ id }) => id === alertRuleId,
  )
  if (found === undefined) throw new Error('the rule is gone')
  return found
}
const openAlerts = () => alerting.alerts(analyst, { state: ['open'] })

let day = 0
function nextDay() {
  day += 1
  house.travel(86_400_000)
}
/** A day with so many complaints, and two usual ones after it, so that nothing stands any more; gives the alert that there was. */
async function dayWith(n: number, outcome?: Outcome) {
  await count(-day, n)
  await minute()
  const [alert] = await openAlerts()
  if (outcome !== undefined && alert !== undefined)
    await house.call(closeAlert, { alertId: alert.id }, { outcome }, as)
  for (const _ of [1, 2]) {
    nextDay()
    await count(-day, 4000)
  }
  await minute()
  nextDay()
  return alert
}
const [slight, plain] = [4700, 6300]

test('from five judged alerts on a rule is told what would have spared the false ones and kept the true ones', async () => {
  for (const [n, outcome] of [
    [slight, 'false'],
    [plain, 'true'],
    [slight, 'false'],
    [slight, 'expected'],
    [slight, 'false'],
  ] as const)
    expect(await dayWith(n, outcome)).toMatchObject({ colour: n === slight ? 'yellow' : 'red' })
  expect((await rule()).tuning).toEqual({ suggested: null, taken: null })
  await dayWith(plain, 'true')
  expect((await rule()).tuning.suggested).toEqual({
    minimumN: 30,
    significance: 0.01,
    fromColour: 'orange',
    right: 2,
    wrong: 3,
    spared: 3,
  })
})

test('what is not suggested is not taken; what is makes a new version that stays live, and tells no slight ones any more', async () => {
  const other = { minimumN: 500, significance: 0.01, fromColour: 'orange' } as const
  const refused = await house.call(tuneAlertRule, { alertRuleId }, other, as)
  expect(refused.problem.code).toBe('alerts.otherSuggestion')
  const nothingYet = await house.call(untuneAlertRule, { alertRuleId }, {}, as)
  expect(nothingYet.problem.code).toBe('alerts.notTuned')
  await house.call(tuneAlertRule, { alertRuleId }, { ...other, minimumN: 30 }, as)
  await house.settle()
  expect(await rule()).toMatchObject({
    active: true,
    version: 2,
    fromColour: 'orange',
    backTest: { current: true, state: 'done' },
    tuning: {
      suggested: null,
      taken: { by: { name: '秦分析' }, before: { fromColour: 'yellow' }, right: 2, wrong: 3, spared: 3 },
    },
  })
  expect(await dayWith(slight)).toBeUndefined()
  expect(await dayWith(plain, 'true')).toMatchObject({ colour: 'red' })
})

test('it is taken back with one click, too, and both stand in the log', async () => {
  await house.call(untuneAlertRule, { alertRuleId }, {}, as)
  await house.settle()
  expect(await rule()).toMatchObject({
    active: true,
    version: 3,
    fromColour: 'yellow',
    tuning: { taken: null, suggested: { fromColour: 'orange', right: 3 } },
  })
  expect(await dayWith(slight, 'true')).toMatchObject({ colour: 'yellow' })
  // A slight one that was true, too: nothing tells them apart any more.
  expect((await rule()).tuning.suggested).toBeNull()
  const changes = (await readEvents(house, 'alerts.rule_saved')).map(({ facts }) => facts.change)
  expect(changes.slice(-2)).toEqual(['tuned', 'untuned'])
})

test('a rule that watches something else begins with no outcomes', async () => {
  await dayWith(slight, 'false')
  await house.call(changeAlertRule, { alertRuleId }, { ...said, historyDays: 42 }, as)
  await house.settle()
  const { tuning, outcomes } = await rule()
  expect(tuning.suggested).toBeNull()
  // Its precision remembers them.
  expect(outcomes).toMatchObject({ true: 4, false: 4, expected: 1 })
})
