import { expect, inject, test } from 'vitest'
import { changeAlertRule, removeAlertRule, switchAlertRule } from '../contract/rules.ts'
import { alertInShort } from './public/alert-in-short.ts'
import { alertingHouses } from './testing/alerting-house.ts'

const newHouse = alertingHouses(inject('databaseServer'))
const complaints = { name: '投诉量', watched: 'complaints', split: 'unit', minimumN: 10 } as const

/** A unit whose complaints have doubled, and whose alert is open. */
async function alarmed() {
  const alerting = await newHouse()
  await alerting.usually(() => 40)
  await alerting.count(0, 90)
  const alertRuleId = await alerting.liveRule(complaints)
  await alerting.minute()
  const [alert] = await alerting.alerts()
  return { ...alerting, alertRuleId, alertId: alert?.id as string }
}

test('an alert stays about what its rule watched when it came, whatever the rule watches later', async () => {
  const { house, analyst, alertRuleId, alertId, alert, alerts, count, minute } = await alarmed()
  const before = await alert(alertId)
  expect(before).toMatchObject({
    watched: 'complaints',
    split: 'unit',
    unit: 'count',
    rule: { judges: 'on' },
  })
  for (let ago = 70; ago >= 0; ago--) await count(ago, 20, { measure: 'csat', bucket: ago === 0 ? 1 : 5 })
  const as = { as: analyst }
  const csat = { name: '满意度', watched: 'csat', split: 'none', minimumN: 10 } as const
  await house.call(changeAlertRule, { alertRuleId }, csat, as)
  await house.settle()
  await house.call(switchAlertRule, { alertRuleId }, { active: true }, as)
  await minute()

  const now = await alert(alertId)
  expect(now).toMatchObject({
    ...{ watched: 'complaints', split: 'unit', unit: 'count', segments: before.segments },
    ...{ causes: before.causes, recoveredAt: null, rule: { judges: 'changed', windowDays: 1 } },
  })
  const short = await house.arrange(({ db }) => alertInShort(db, alertId, 'zh-CN'))
  expect(short).toContain('投诉量出现红色预警，现在 90')
  // What the rule watches now is another matter, and has an alert of its own.
  expect((await alerts()).map(({ watched, split }) => [watched, split])).toEqual([
    ['csat', 'none'],
    ['complaints', 'unit'],
  ])
  expect((await alerts(analyst, { watched: ['csat'] })).length).toBe(1)
})

test('who reaches one unit sees no other one, though the rule is split otherwise by now', async () => {
  const { house, analyst, manager, alertRuleId, alertId, alert } = await alarmed()
  const seen = await alert(alertId, manager)
  await house.call(changeAlertRule, { alertRuleId }, { ...complaints, split: 'channel' }, { as: analyst })
  expect((await alert(alertId, manager)).segments).toEqual(seen.segments)
})

test('an alert says when its rule judges it no more', async () => {
  const { house, analyst, alertRuleId, alertId, alert, alerts, minute } = await alarmed()
  const as = { as: analyst }
  await house.call(switchAlertRule, { alertRuleId }, { active: false }, as)
  expect((await alert(alertId)).rule.judges).toBe('off')
  // Held against something else it is the same figure: the alert goes on.
  await house.call(changeAlertRule, { alertRuleId }, { ...complaints, minimumN: 20, historyDays: 42 }, as)
  await house.settle()
  await house.call(switchAlertRule, { alertRuleId }, { active: true }, as)
  await minute()
  expect(await alert(alertId)).toMatchObject({
    ...{ state: 'open', recoveredAt: null },
    rule: { judges: 'on', historyDays: 42 },
  })
  expect(await alerts()).toHaveLength(1)
  await house.call(removeAlertRule, { alertRuleId }, {}, as)
  expect((await alert(alertId)).rule.judges).toBe('removed')
})
