import { afterAll, expect, inject, test } from 'vitest'
import { teamUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { mergeAlerts } from '../contract/deeds.ts'
import { openAlertingHouse } from './testing/alerting-house.ts'

const alerting = await openAlertingHouse(inject('databaseServer'))
const { house, analyst, manager, count, usually, liveRule, minute } = alerting
afterAll(() => house.close())

test('what several rules on one metric found at the same time is offered to be merged, and of another metric nothing is', async () => {
  await usually(() => 60, { channel: 'phone' })
  await usually(() => 60, { channel: 'web_form' })
  await liveRule({ name: '各组织投诉量', watched: 'complaints', split: 'unit' })
  await liveRule({ name: '团队投诉量', watched: 'complaints', split: 'unit', unitId: teamUnit })
  await liveRule({ name: '各渠道投诉量', watched: 'complaints', split: 'channel' })
  await liveRule({ name: '声音量', watched: 'voices', split: 'none' })
  await count(0, 400, { channel: 'phone' })
  await minute()
  const all = await alerting.alerts()
  expect(all).toHaveLength(4)
  const ofWhole = all.find(
    ({ watched, split, swallowed }) => watched === 'complaints' && split === 'unit' && swallowed.length > 0,
  )
  const alertId = ofWhole?.id as string
  const { alike } = await alerting.alert(alertId)
  expect(alike.map(({ split }) => split).toSorted()).toEqual(['channel', 'unit'])
  expect((await alerting.alert(all.find(({ watched }) => watched === 'voices')?.id as string)).alike).toEqual(
    [],
  )
  // Whoever reaches their own team alone is offered what they may merge.
  const seen = (await alerting.alert(alertId, manager)).alike
  expect(seen.map(({ segments }) => segments.map(({ key }) => key))).toEqual([[teamUnit]])
  for (const { id } of alike)
    await house.call(mergeAlerts, { alertId: id }, { intoId: alertId }, { as: analyst })
  const merged = await alerting.alert(alertId)
  expect(merged.alike).toEqual([])
  expect(merged.merged).toHaveLength(2)
})
