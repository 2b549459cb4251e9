import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { inventOrganisation, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { readCatalogue } from '../contract/catalogue.ts'
import { readCut } from '../contract/cut.ts'
import { setGoal } from '../contract/goals.ts'
import { changeMetricSettings, readMetricSettings } from '../contract/settings.ts'
import { metrics } from './module.ts'
import { countPoints, point } from './testing/counted-points.ts'

const house = await openTestHouse(inject('databaseServer'), [metrics])
const { root } = await inventOrganisation(house)
const administrator = await inventPerson(house, { root, unit: root }, { role: 'administrator' })
afterAll(() => house.close())
const as = { as: administrator }

/** The calendar of the National Retail Federation: 2023 has 53 weeks, from 29 January 2023 to 3 February 2024. */
const nrf = { pattern: '4-5-4', weekBegins: 7, ends: 'nearest' } as const
const settings = { repeatDays: 30, yearBegins: 2 }

const change = (input: CallerInput<typeof changeMetricSettings>) =>
  house.call(changeMetricSettings, {}, input, as)
const rows = async (by: CallerInput<typeof readCut>['by'], from = '2023-01-28', to = '2024-02-04') => {
  const { reply } = await house.call(readCut, {}, { metric: 'voices', by, from, to }, as)
  return reply.rows.flatMap(({ key, estimate }) =>
    (estimate?.n ?? 0) === 0 ? [] : [[key, estimate?.n] as const],
  )
}

await countPoints(
  house,
  // The last day of 2022, the first of 2023, the first of its last period, the first and the last of its 53rd week, the first of 2024.
  ['2023-01-28', '2023-01-29', '2023-12-31', '2024-01-28', '2024-02-03', '2024-02-04'].map((day) =>
    point({ measure: 'voices', subjectId: randomUUID(), day, orgUnitId: root }),
  ),
)

test('months, quarters and years of the calendar stay as they are until years are made of weeks', async () => {
  expect(await rows('month')).toEqual([
    ['2023-01', 2],
    ['2023-12', 1],
    ['2024-01', 1],
    ['2024-02', 2],
  ])
  expect(await rows('year')).toEqual([
    ['2023', 3],
    ['2024', 3],
  ])
})

test('where years are made of weeks, figures are cut into the weeks, periods, quarters and years of these, the 53rd week as well', async () => {
  expect((await change({ ...settings, weeks: nrf, version: 0 })).reply).toEqual({ version: 1 })
  const told = async () => ({
    weeks: await rows('week'),
    periods: await rows('month'),
    quarters: await rows('quarter'),
    years: await rows('year'),
  })
  const expected = {
    weeks: [
      ['2022-W52/2023-01-22/P1W', 1],
      ['2023-W01/2023-01-29/P1W', 1],
      ['2023-W49/2023-12-31/P1W', 1],
      ['2023-W53/2024-01-28/P1W', 2],
      ['2024-W01/2024-02-04/P1W', 1],
    ],
    periods: [
      ['2022-P12/2023-01-01/P4W', 1],
      ['2023-P01/2023-01-29/P4W', 1],
      ['2023-P12/2023-12-31/P5W', 3],
      ['2024-P01/2024-02-04/P4W', 1],
    ],
    quarters: [
      ['2022-Q4/2022-10-30/P13W', 1],
      ['2023-Q1/2023-01-29/P13W', 1],
      ['2023-Q4/2023-10-29/P14W', 3],
      ['2024-Q1/2024-02-04/P13W', 1],
    ],
    years: [
      ['2022/2022-01-30/P52W', 1],
      ['2023/2023-01-29/P53W', 4],
      ['2024/2024-02-04/P52W', 1],
    ],
  }
  expect(await told()).toEqual(expected)
  // Once months of the calendar are summed into one row, their days are still told apart.
  await house.tick()
  const { rows: closed } = await house.open.pool.query('select 1 from metric_months')
  expect(closed.length).toBeGreaterThan(0)
  expect(await told()).toEqual(expected)
})

test('goals are set for the periods of these years and stand beside their rows; others are refused', async () => {
  const set = (period: string) =>
    house.call(setGoal, {}, { metric: 'nps', unitId: root, period, value: 40, version: 0 }, as)
  expect((await set('2023-P12/2023-12-31/P5W')).status).toBe(200)
  expect((await set('2023/2023-01-29/P53W')).status).toBe(200)
  for (const other of ['2023-P12/2023-12-31/P4W', '2023-P12/2024-01-01/P5W', '2023-02/P3M']) {
    const refused = await set(other)
    expect([refused.status, refused.problem?.code], other).toEqual([422, 'metrics.periodNotOfWeeks'])
  }
  expect((await set('2023-W01/2023-01-29/P1W')).status).toBe(422)
  const { reply } = await house.call(
    readCut,
    {},
    { metric: 'nps', by: 'quarter', from: '2023-01-29', to: '2024-02-03' },
    as,
  )
  expect(reply.rows.map(({ key }) => key).at(-1)).toBe('2023-Q4/2023-10-29/P14W')
  // A goal is in force on the last day of what is shown: the year's in the first quarters, the period's in the last.
  expect(reply.goal).toBe(40)
})

test('the catalogue counts the change as a version and says what years are made of; who leaves it out leaves it alone', async () => {
  const voices = async () =>
    (await house.call(readCatalogue, {}, {}, as)).reply.items.find(({ key }) => key === 'voices')
  const before = await voices()
  expect(before?.calendar).toMatchObject({ yearBegins: 2, weeks: nrf })
  expect((await change({ ...settings, repeatDays: 14, version: 1 })).status).toBe(200)
  expect((await house.call(readMetricSettings, {}, {}, as)).reply).toMatchObject({
    repeatDays: 14,
    weeks: nrf,
  })
  expect((await voices())?.version).toBe(before?.version)
  expect((await change({ ...settings, weeks: null, version: 2 })).status).toBe(200)
  expect((await voices())?.version).toBe((before?.version ?? 0) + 1)
  expect((await rows('month')).map(([key]) => key)).toEqual(['2023-01', '2023-12', '2024-01', '2024-02'])
})

test('what is no such calendar is refused', async () => {
  for (const weeks of [
    { ...nrf, pattern: '4-4-4' },
    { ...nrf, weekBegins: 0 },
    { ...nrf, ends: 'first' },
    { pattern: '4-4-5' },
  ])
    expect((await change({ ...settings, weeks, version: 3 } as never)).status).toBe(422)
})
