import { afterAll, expect, inject, test } from 'vitest'
import { listAlertRules } from '../contract/rules.ts'
import { readyRules } from '../domain/ready-rules.ts'
import { openAlertingHouse } from './testing/alerting-house.ts'

const alerting = await openAlertingHouse(inject('databaseServer'))
const { house, analyst } = alerting
afterAll(() => house.close())

test('every rule to begin with can be added, is tried on the past, goes live, and alarms nobody on ordinary days', async () => {
  await alerting.usually((ago) => 40 + (ago % 5))
  for (const { key, ...said } of readyRules) await alerting.liveRule({ name: key, ...said })
  const { rules } = (await house.call(listAlertRules, {}, {}, { as: analyst })).reply
  expect(rules).toHaveLength(readyRules.length)
  for (const { active, backTest } of rules) {
    expect(active).toBe(true)
    expect(backTest).toMatchObject({ state: 'done', current: true })
  }
  await alerting.minute()
  expect(await alerting.alerts()).toEqual([])
})

test('of a small channel that falls silent is told by the rule to begin with', async () => {
  const own = await openAlertingHouse(inject('databaseServer'))
  try {
    await own.hears('counter', (ago, clock) => Number(ago > 36 && clock >= 9 && clock < 18))
    await own.hears('phone', () => 2)
    const silence = readyRules.find(({ watched }) => watched === 'silence')
    await own.liveRule({ ...silence, name: '渠道无数据', watched: 'silence', split: 'channel' })
    await own.minute()
    expect(await own.alerts()).toMatchObject([{ colour: 'red', segments: [{ key: 'counter', value: 0 }] }])
  } finally {
    await own.house.close()
  }
})
