import { afterAll, expect, inject, test } from 'vitest'
import { inventPerson, rootUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { snoozeAlert, wakeAlert } from '../contract/deeds.ts'
import { openAlertingHouse } from './testing/alerting-house.ts'
import { readEvents } from './testing/event-log.ts'

const alerting = await openAlertingHouse(inject('databaseServer'))
const { house, analyst, minute } = alerting
afterAll(() => house.close())
const hour = 3_600_000
const as = { as: analyst }

const overdue = async () =>
  (await readEvents(house, 'escalations.figure_alert_stepped')).filter(({ facts }) => facts.level === 100)
const after = async (hours: number) => {
  house.travel(hours * hour)
  await minute()
}

test('the clock of an alert stands still while it rests: two days later it has the rest of its time, and moves up when that is over', async () => {
  await inventPerson(house, { name: '林主任', leads: { scope: 'subtree', at: rootUnit } })
  await alerting.usually(() => 40)
  await alerting.liveRule({ name: '投诉量', watched: 'complaints', split: 'none' })
  await alerting.count(0, 130)
  await minute()
  const [opened] = await alerting.alerts()
  const alertId = opened?.id as string
  await after(10)
  const until = new Date((await house.house.now()) + 48 * hour).toISOString()
  await house.call(snoozeAlert, { alertId }, { until, reason: 'being_fixed' }, as)
  await house.settle()
  await after(47)
  const before = (await readEvents(house, 'escalations.figure_alert_stepped')).length
  expect(before).toBe(0)
  await house.call(wakeAlert, { alertId }, {}, as)
  await house.settle()
  const woken = await alerting.alert(alertId)
  const given = (Date.parse(woken.dueAt) - Date.parse(opened?.dueAt as string)) / hour
  expect(given).toBeGreaterThan(46.9)
  expect(given).toBeLessThan(47.2)
  await after(13)
  expect(await overdue()).toEqual([])
  await after(1.2)
  expect(await overdue()).toHaveLength(1)
})

test('how long it may stay open its ladder says', async () => {
  const own = await openAlertingHouse(inject('databaseServer'))
  try {
    await own.house.open.pool.query(
      `update escalation_ladders set limit_minutes = 720 where matter = 'alert'`,
    )
    await own.usually(() => 40)
    await own.liveRule({ name: '投诉量', watched: 'complaints', split: 'none' })
    await own.count(0, 130)
    await own.minute()
    const [alert] = await own.alerts()
    expect(Date.parse(alert?.dueAt as string) - Date.parse(alert?.openedAt as string)).toBe(12 * hour)
  } finally {
    await own.house.close()
  }
})
