import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { customers } from '#features/customers/server/module.ts'
import { registerFeedback } from '#features/intake/contract.ts'
import { intake } from '#features/intake/server/module.ts'
import { changeOrganisation } from '#features/organisation/contract.ts'
import { organisation } from '#features/organisation/server/module.ts'
import { staff } from '#features/staff/server/module.ts'
import { inventOrganisation, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { readCatalogue } from '../contract/catalogue.ts'
import { readCut } from '../contract/cut.ts'
import { changeMetricSettings } from '../contract/settings.ts'
import { listPoints } from '../contract.ts'
import { metrics } from './module.ts'
import { recount } from './public/recount.query.ts'

const house = await openTestHouse(inject('databaseServer'), [metrics, organisation, staff, customers, intake])
const { root } = await inventOrganisation(house)
const administrator = await inventPerson(house, { root, unit: root }, { role: 'administrator' })
afterAll(() => house.close())
const as = { as: administrator }
const clerk = { as: personWith(['intake.register'], { id: randomUUID() }) }

const change = async (input: CallerInput<typeof changeOrganisation>) => {
  const { status } = await house.call(changeOrganisation, {}, input, as)
  await house.settle()
  return status
}

async function say(...moments: readonly string[]) {
  for (const occurredAt of moments)
    expect((await house.call(registerFeedback, {}, { text: occurredAt, occurredAt }, clerk)).status).toBe(200)
  await house.settle()
}

/** The rows with something in them. */
const rows = async (asked: Omit<CallerInput<typeof readCut>, 'metric'>) => {
  const { reply } = await house.call(readCut, {}, { metric: 'voices', ...asked }, as)
  return Object.fromEntries(
    reply.rows.flatMap(({ key, estimate }) => ((estimate?.n ?? 0) === 0 ? [] : [[key, estimate?.n]])),
  )
}

const behind = async (asked: Omit<CallerInput<typeof listPoints>, 'measure'>) =>
  (await house.call(listPoints, {}, { measure: 'voices', ...asked }, as)).reply.items.length

const voices = async () =>
  (await house.call(readCatalogue, {}, {}, as)).reply.items.find(({ key }) => key === 'voices')

test('where days begin at six, the night belongs to the day before: in weeks, months, fiscal years and lists, too', async () => {
  // A Wednesday, the first of a fiscal year; the last but one is still Tuesday on a clock that begins at six.
  await say('2026-03-31T12:00:00+08:00', '2026-04-01T02:00:00+08:00', '2026-04-01T06:00:00+08:00')
  const settings = { repeatDays: 30, yearBegins: 4, version: 0 }
  expect((await house.call(changeMetricSettings, {}, settings, as)).status).toBe(200)
  const days = { from: '2026-03-01', to: '2026-04-30' }
  expect(await rows({ by: 'day', ...days })).toEqual({ '2026-03-31': 1, '2026-04-01': 2 })
  const before = await voices()
  expect(before?.calendar).toEqual({ timeZone: 'Asia/Shanghai', dayBegins: 0, yearBegins: 4, weeks: null })

  expect(await change({ dayBegins: 360 })).toBe(200)
  expect(await rows({ by: 'day', ...days })).toEqual({ '2026-03-31': 2, '2026-04-01': 1 })
  expect(await rows({ by: 'month', ...days })).toEqual({ '2026-03': 2, '2026-04': 1 })
  expect(await rows({ by: 'year', ...days })).toEqual({ '2025-04/P1Y': 2, '2026-04/P1Y': 1 })
  expect(await rows({ by: 'weekday', ...days })).toEqual({ 2: 2, 3: 1 })
  // The hour is what the clock showed.
  expect(await rows({ by: 'hour', ...days })).toEqual({ '02:00': 1, '06:00': 1, '12:00': 1 })
  expect(await behind({ from: '2026-03-31', to: '2026-03-31' })).toBe(2)
  expect(await behind({ ...days, weekday: 2, hour: '02:00' })).toBe(1)
  expect(await recount(house.house.read)).toEqual([])
  expect(await voices()).toMatchObject({
    version: (before?.version ?? 0) + 1,
    calendar: { timeZone: 'Asia/Shanghai', dayBegins: 360 },
  })
  // To what it was again is a change as well.
  expect(await change({ dayBegins: 0 })).toBe(200)
  expect(await rows({ by: 'day', ...days })).toEqual({ '2026-03-31': 1, '2026-04-01': 2 })
  expect((await voices())?.version).toBe((before?.version ?? 0) + 2)
})

test('on days of 23 and 25 hours the clock decides, and what is counted equals a recount', async () => {
  expect(await change({ timeZone: 'Europe/Berlin', dayBegins: 240 })).toBe(200)
  await say('2026-03-29T03:30:00+02:00', '2026-03-29T04:00:00+02:00')
  await say('2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00', '2026-10-25T04:00:00+01:00')
  expect(await rows({ by: 'day', from: '2026-03-28', to: '2026-03-29' })).toEqual({
    '2026-03-28': 1,
    '2026-03-29': 1,
  })
  expect(await rows({ by: 'day', from: '2026-10-24', to: '2026-10-25' })).toEqual({
    '2026-10-24': 2,
    '2026-10-25': 1,
  })
  expect(await recount(house.house.read)).toEqual([])
})

test('days begin before noon, at a whole minute; anything else changes nothing', async () => {
  for (const dayBegins of [720, -1, 90.5]) expect(await change({ dayBegins })).toBe(422)
  expect((await voices())?.calendar?.dayBegins).toBe(240)
  expect(await change({ dayBegins: 719 })).toBe(200)
  expect(await rows({ by: 'day', from: '2026-10-24', to: '2026-10-25' })).toEqual({ '2026-10-24': 3 })
})
