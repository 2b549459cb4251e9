import { afterAll, expect, inject, test } from 'vitest'
import {
  changeNotificationPreferences,
  changeNotificationRhythm,
  myNotifications,
} from '#features/notifications/contract.ts'
import { minuteIn, pass } from '#features/notifications/server/testing/minutes.ts'
import { rootUnit, teamUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { closeAlert, mergeAlerts, takeAlertApart } from '../contract/deeds.ts'
import { listAlerts } from '../contract/reading.ts'
import { alertWorsened } from '../contract.ts'
import { openAlertingHouse } from './testing/alerting-house.ts'

const alerting = await openAlertingHouse(inject('databaseServer'))
const { house, analyst, manager, count, minute } = alerting
afterAll(() => house.close())
const as = { as: analyst }

const [east, west, calm] = [
  await alerting.unitBelow(rootUnit, '华东'),
  await alerting.unitBelow(rootUnit, '华西'),
  await alerting.unitBelow(rootUnit, '其他'),
]
const [hangzhou, chengdu] = [
  await alerting.unitBelow(east, '杭州店'),
  await alerting.unitBelow(west, '成都店'),
]
// The regions are so large that a bad day of one outlet does not show in them.
for (const org_unit_id of [east, west, calm]) await alerting.usually(() => 3000, { org_unit_id })
for (const org_unit_id of [hangzhou, chengdu]) await alerting.usually(() => 60, { org_unit_id })
await alerting.liveRule({ name: '投诉量', watched: 'complaints', split: 'unit' })

const open = async () => (await house.call(listAlerts, {}, { state: ['open'] }, as)).reply.items
const keys = (alert: { segments: readonly { key: string | null }[] } | undefined) =>
  alert?.segments.map(({ key }) => key).toSorted()

test('two alerts that a person says are one go on as that one, and as two when they are taken apart again', async () => {
  for (const org_unit_id of [hangzhou, chengdu]) await count(0, 130, { org_unit_id })
  await minute()
  const [one, other] = await open()
  const [alertId, intoId] = [one?.id as string, other?.id as string]
  expect(keys(one)).not.toEqual(keys(other))
  const itself = await house.call(mergeAlerts, { alertId }, { intoId: alertId }, as)
  expect(itself.problem.code).toBe('alerts.cannotMerge')
  expect((await house.call(mergeAlerts, { alertId }, { intoId }, as)).status).toBe(200)
  expect((await open()).map(({ id }) => id)).toEqual([intoId])
  expect(await alerting.alert(alertId)).toMatchObject({
    state: 'closed',
    mergedInto: { id: intoId },
    can: { handle: false, takeApart: true },
  })
  // Both places get worse: that is the one alert's, and opens no other.
  for (const org_unit_id of [hangzhou, chengdu]) await count(0, 60, { org_unit_id })
  await minute()
  const [both, ...more] = await open()
  expect(more).toEqual([])
  expect(both).toMatchObject({ id: intoId })
  expect(keys(both)).toEqual([hangzhou, chengdu].toSorted())
  expect(await alerting.alert(intoId)).toMatchObject({ merged: [{ id: alertId, number: one?.number }] })

  expect((await house.call(takeAlertApart, { alertId }, {}, as)).status).toBe(200)
  for (const org_unit_id of [hangzhou, chengdu]) await count(0, 1, { org_unit_id })
  await minute()
  const apart = await open()
  expect(apart.map(keys)).toEqual(expect.arrayContaining([keys(one), keys(other)]))
  expect(apart).toHaveLength(2)
  const again = await house.call(takeAlertApart, { alertId }, {}, as)
  expect(again.problem.code).toBe('alerts.notMerged')
})

test('what is over is merged into nothing, and whoever does not reach one of the two merges neither', async () => {
  const [one, other] = await open()
  const [alertId, intoId] = [one?.id as string, other?.id as string]
  expect((await house.call(mergeAlerts, { alertId }, { intoId }, { as: manager })).status).toBe(404)
  expect((await house.call(mergeAlerts, { alertId }, { intoId: teamUnit }, as)).status).toBe(404)
  await house.call(closeAlert, { alertId }, { outcome: 'true' }, as)
  for (const [from, to] of [
    [alertId, intoId],
    [intoId, alertId],
  ] as const) {
    const late = await house.call(mergeAlerts, { alertId: from }, { intoId: to }, as)
    expect(late.problem.code).toBe('alerts.closed')
  }
})

test('of two alerts that a person says are one nobody hears twice: neither by the mail that waits, nor of what happens to the one that went', async () => {
  const own = await openAlertingHouse(inject('databaseServer'))
  try {
    const { house: there, people } = own
    const byManager = { as: own.manager }
    const items = [{ kind: 'alert' as const, inApp: true, email: 'digest' as const, push: false }]
    await there.call(changeNotificationPreferences, {}, { items }, byManager)
    const rhythm = { quiet: null, digestAt: await minuteIn(there, 3) }
    await there.call(changeNotificationRhythm, {}, rhythm, byManager)
    await own.usually(() => 4000)
    await own.usually(() => 200_000, { org_unit_id: rootUnit })
    await own.liveRule({ name: '投诉量', watched: 'complaints', split: 'unit' })
    await own.liveRule({ name: '声音量', watched: 'voices', split: 'unit' })
    await own.count(0, 4600)
    await own.minute()
    const [one, other, ...more] = await own.alerts(own.manager)
    expect(more).toEqual([])
    const [alertId, intoId] = [one?.id as string, other?.id as string]
    const { status } = await there.call(mergeAlerts, { alertId }, { intoId }, byManager)
    expect(status).toBe(200)
    await pass(there, 3)
    await pass(there, 1)
    const mails = await there.open.pool.query<{ body: string }>(
      `select body from mails where to_address = 'tang@example.com'`,
    )
    expect(mails.rows).toHaveLength(1)
    expect(mails.rows[0]?.body).toContain(other?.number)
    expect(mails.rows[0]?.body).not.toContain(one?.number)

    const facts = {
      ...{ ruleId: alertId, watched: 'complaints' as const, colour: 'red' as const, deviation: 0.5, n: 4600 },
      ...{ personIds: [people.analyst, people.manager], paged: false },
    }
    await there.arrange(async ({ emit }) => emit(alertWorsened, { subject: alertId, unit: teamUnit, facts }))
    await there.settle()
    const toldOf = async (reader: typeof own.manager) => {
      const { reply } = await there.call(myNotifications, {}, { limit: 50 }, { as: reader })
      return reply.items.map(({ kind, alert }) => [kind, alert?.id])
    }
    expect((await toldOf(own.manager)).filter(([kind]) => kind === 'alert_red')).toEqual([])
    expect(await toldOf(own.analyst)).toEqual([['alert_red', intoId]])
  } finally {
    await own.house.close()
  }
})
