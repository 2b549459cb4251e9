import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { feedbackReceived } from '#features/intake/contract.ts'
import type { Channel } from '#features/intake/domain/voice.ts'
import { teamUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { type Alerting, alertingHouses } from './testing/alerting-house.ts'

const hour = 3_600_000
const opened = alertingHouses(inject('databaseServer'))

/** A voice comes in; of history it is said when it occurred. */
async function arrives(alerting: Alerting, channel: Channel, occurred?: number): Promise<void> {
  await says(alerting, channel, occurred)
  await alerting.house.settle()
}

/** A voice comes in, and is not counted yet. */
async function says({ house }: Alerting, channel: Channel, occurred?: number): Promise<void> {
  await house.arrange(async ({ emit, now }) =>
    emit(feedbackReceived, {
      subject: randomUUID(),
      unit: teamUnit,
      facts: {
        ...{ channel, chosenKind: null, mode: occurred === undefined ? 'live' : 'history' },
        ...{ customerId: null, orgUnitId: teamUnit, productId: null, outletId: null, touchpointId: null },
        ...{ importId: null, registeredBy: null, solvedOnCall: false },
        occurredAt: new Date(occurred ?? now).toISOString(),
      },
    }),
  )
}

/** Hours pass, in each of which rules are looked at. */
async function hoursPass(alerting: Alerting, hours: number): Promise<void> {
  for (let passed = 0; passed < hours; passed++) {
    alerting.house.travel(hour)
    await alerting.minute()
  }
}

const worked = (clock: number) => clock >= 8 && clock < 20
const rule = { name: '渠道无数据', watched: 'silence', split: 'channel', minimumN: 5 } as const

test('of a channel that speaks every hour a silence of three hours is told at noon, with the last voice, and is over with the next one', async () => {
  const alerting = await opened()
  // It is noon: the last voice came between eight and nine.
  await alerting.hears('web_form', (ago, clock) => (ago > 3 && worked(clock) ? 2 : 0))
  await alerting.hears('phone', () => 3)
  await alerting.liveRule(rule)
  await alerting.minute()
  expect(await alerting.alerts()).toEqual([])
  alerting.house.travel(hour / 6)
  await arrives(alerting, 'phone')
  await alerting.minute()
  const [alert, ...more] = await alerting.alerts()
  expect(more).toEqual([])
  expect(alert).toMatchObject({ colour: 'red', recoveredAt: null })
  expect(alert?.segments).toMatchObject([
    { key: 'web_form', value: 0, n: 6, heardAt: '2026-08-26T00:30:00.000Z', to: '2026-08-26' },
  ])
  await arrives(alerting, 'web_form')
  await alerting.minute()
  expect(await alerting.alerts()).toMatchObject([{ id: alert?.id, recoveredAt: expect.any(String) }])
})

test('at night nobody is told that nothing came, and a rule about silence is tried on the past before it is live', async () => {
  const alerting = await opened()
  await alerting.hears('web_form', (_, clock) => (worked(clock) ? 2 : 0))
  await alerting.liveRule(rule)
  const heard = async () => {
    await arrives(alerting, 'web_form')
    await hoursPass(alerting, 1)
  }
  for (let clock = 12; clock < 20; clock++) await heard()
  await hoursPass(alerting, 11)
  expect(await alerting.alerts()).toEqual([])
})

test('hours in which the house itself was down tell nobody of silence', async () => {
  const alerting = await opened()
  await alerting.hears('web_form', (_, clock) => (worked(clock) ? 2 : 0))
  await alerting.liveRule(rule)
  await alerting.minute()
  alerting.house.travel(7 * hour)
  await alerting.minute()
  expect(await alerting.alerts()).toEqual([])
})

test('voices that came and are not counted yet are no silence', async () => {
  const alerting = await opened()
  await alerting.hears('web_form', (ago, clock) => (ago > 3 && worked(clock) ? 2 : 0))
  await alerting.liveRule(rule)
  await says(alerting, 'web_form')
  alerting.house.travel(hour / 4)
  await alerting.minute()
  expect(await alerting.alerts()).toEqual([])
})

test('what was heard is counted from the log: live voices when they come, history when it occurred, and what colleagues write not at all', async () => {
  const alerting = await opened()
  const now = await alerting.house.house.now()
  await arrives(alerting, 'phone')
  await arrives(alerting, 'phone')
  await arrives(alerting, 'import', now - 30 * hour)
  await arrives(alerting, 'alert')
  const rows = async (sql: string) => (await alerting.house.open.pool.query(sql)).rows
  const present = Math.floor(now / hour)
  expect(await rows('select channel, hour, n from alert_heard_hours order by channel')).toEqual([
    { channel: 'import', hour: present - 30, n: 1 },
    { channel: 'phone', hour: present, n: 2 },
  ])
  expect(await rows('select channel, org_unit_id from alert_heard_last order by channel')).toEqual([
    { channel: 'import', org_unit_id: teamUnit },
    { channel: 'phone', org_unit_id: teamUnit },
  ])
})
