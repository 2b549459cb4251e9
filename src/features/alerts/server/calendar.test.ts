import { randomUUID } from 'node:crypto'
import { CHINESE_BUSINESS_HOURS } from '@huixiang/business-time/default-calendars.ts'
import { afterAll, expect, inject, test } from 'vitest'
import { openAlertingHouse } from './testing/alerting-house.ts'

const alerting = await openAlertingHouse(inject('databaseServer'))
const { house, count, usually, liveRule, minute } = alerting
afterAll(() => house.close())

test('a Saturday that the organisation works is held against working days, as soon as its calendar says so', async () => {
  // Noon of a Wednesday; three days on it is a Saturday.
  const isWeekend = (ago: number) => [6, 0].includes((((3 - ago) % 7) + 7) % 7)
  await usually((ago) => (isWeekend(ago) ? 30 : 100))
  for (const ahead of [0, 1, 2]) await count(-ahead, 100)
  house.travel(3 * 86_400_000)
  await count(-3, 100)
  await liveRule({ name: '投诉量', watched: 'complaints', split: 'none' })
  await minute()
  expect(await alerting.alerts()).toMatchObject([{ colour: 'red', recoveredAt: null }])
  const { id: _id, ...hours } = CHINESE_BUSINESS_HOURS
  const exceptions = [{ date: '2026-08-29', name: '盘点', hours: 'mon' }]
  await house.open.pool.query(
    `insert into calendars (id, name_zh, name_en, definition, version, changed_at) values ($1, '工作时间', 'Working hours', $2, 1, now())`,
    [randomUUID(), JSON.stringify({ ...hours, exceptions })],
  )
  await minute()
  const [alert] = await alerting.alerts()
  expect(alert?.recoveredAt).not.toBeNull()
})
