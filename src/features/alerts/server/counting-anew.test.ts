import { afterAll, expect, inject, test } from 'vitest'
import { openAlertingHouse } from './testing/alerting-house.ts'

const { house, usually, count, liveRule, minute, alerts } = await openAlertingHouse(inject('databaseServer'))
afterAll(() => house.close())

test('while everything is counted again no rule judges what is there of the past; afterwards each does', async () => {
  await usually(() => 40)
  await count(0, 200)
  await liveRule({ name: '投诉量', watched: 'complaints', split: 'none' })
  await house.open.pool.query(
    `insert into followers (name, version, tx, seq, moved_at, anew_from, anew_to)
     values ('metrics.overview', 1, 0, 40, now(), 1, 100)`,
  )
  await minute()
  expect(await alerts()).toEqual([])
  await house.open.pool.query('update followers set anew_from = null, anew_to = null')
  await minute()
  expect(await alerts()).toMatchObject([{ watched: 'complaints', colour: 'red' }])
})
