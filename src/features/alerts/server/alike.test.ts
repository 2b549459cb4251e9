import { afterAll, expect, inject, test } from 'vitest'
import { teamUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { mergeAlerts, takeAlertApart } from '../contract/deeds.ts'
import { openAlertingHouse } from './testing/alerting-house.ts'
import { readEvents } from './testing/event-log.ts'

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

test('what was merged into the alert of another rule opens none when it gets worse: that one says so', async () => {
  const own = await openAlertingHouse(inject('databaseServer'))
  try {
    await own.usually(() => 600, { channel: 'phone' })
    await own.usually(() => 6000, { channel: 'web_form' })
    await own.liveRule({ name: '投诉量', watched: 'complaints', split: 'none' })
    await own.liveRule({ name: '各渠道投诉量', watched: 'complaints', split: 'channel' })
    await own.count(0, 690, { channel: 'phone' })
    await own.count(0, 6610, { channel: 'web_form' })
    await own.minute()
    const all = await own.alerts()
    expect(all.map(({ colour }) => colour)).toEqual(['yellow', 'yellow'])
    const [into, merged] = [
      all.find(({ split }) => split === 'none'),
      all.find(({ split }) => split === 'channel'),
    ]
    const intoId = into?.id as string
    await own.house.call(mergeAlerts, { alertId: merged?.id as string }, { intoId }, { as: own.analyst })
    await own.count(0, 200, { channel: 'phone' })
    await own.minute()
    expect((await own.alerts(own.analyst, { state: ['open'] })).map(({ id }) => id)).toEqual([intoId])
    expect(await readEvents(own.house, 'alerts.opened')).toHaveLength(2)
    expect(await readEvents(own.house, 'alerts.worsened')).toMatchObject([
      { subject_id: intoId, facts: { colour: 'red', personIds: [own.people.analyst] } },
    ])
    // As bad as it was, it is told no more; taken apart, it stands by itself.
    await own.count(0, 1, { channel: 'phone' })
    await own.minute()
    expect(await readEvents(own.house, 'alerts.worsened')).toHaveLength(1)
    await own.house.call(takeAlertApart, { alertId: merged?.id as string }, {}, { as: own.analyst })
    await own.count(0, 1, { channel: 'phone' })
    await own.minute()
    const apart = await own.alerts(own.analyst, { state: ['open'] })
    expect(apart.map(({ colour }) => colour).toSorted()).toEqual(['red', 'yellow'])
  } finally {
    await own.house.close()
  }
})
