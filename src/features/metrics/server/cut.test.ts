import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import { inventOrganisation, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { readCatalogue } from '../contract/catalogue.ts'
import { readCut } from '../contract/cut.ts'
import { setGoal } from '../contract/goals.ts'
import { listPoints } from '../contract.ts'
import { metrics } from './module.ts'
import { countPoints, points } from './testing/counted-points.ts'

const house = await openTestHouse(inject('databaseServer'), [metrics, taxonomy])
const { root, logistics, billing } = await inventOrganisation(house)
const person = (unit: string, role: 'administrator' | 'team_lead') =>
  inventPerson(house, { root, unit }, { role })
const administrator = await person(root, 'administrator')
const lead = await person(logistics, 'team_lead')
afterAll(() => house.close())

let labels = 0
const label = async (name: string, parent: string | null, depth: number) => {
  const id = randomUUID()
  await house.open.pool.query(
    'insert into labels (id, parent_id, depth, name_zh, name_en, position) values ($1, $2, $3, $4, $4, $5)',
    [id, parent, depth, name, labels++],
  )
  return id
}
const goods = await label('Goods', null, 1)
const parcel = await label('Parcel', goods, 2)
const bill = await label('Bill', null, 1)

const complaint = { kind: 'complaint', bucket: 1 } as const
await countPoints(house, [
  ...points(6, { orgUnitId: logistics, labelId: parcel, channel: 'phone', ...complaint }),
  ...points(2, { orgUnitId: logistics, labelId: goods, channel: 'email', kind: 'praise', bucket: 3 }),
  ...points(1, { orgUnitId: billing, labelId: bill, channel: 'phone', day: '2026-11-12', ...complaint }),
  ...points(1, { day: '2026-11-12' }),
  ...points(3, { measure: 'csat', orgUnitId: logistics, bucket: 5 }),
  ...points(1, { measure: 'csat', orgUnitId: billing, bucket: 2 }),
  ...points(4, { measure: 'open', orgUnitId: billing, day: '2025-01-01' }),
])

type Question = Partial<CallerInput<typeof readCut>>
const asked = (question: Question, as: Actor = administrator) =>
  house.call(readCut, {}, { metric: 'voices', from: '2026-11-09', to: '2026-11-13', ...question }, { as })
const cut = async (question: Question, as?: Actor) => (await asked(question, as)).reply
const rows = async (question: Question, as?: Actor) =>
  (await cut(question, as)).rows.map(({ key, estimate }) => [key, estimate?.value])

test('behind a label lies what its figure counts, with what lies below it; the overview asks for the label itself', async () => {
  const behind = async (question: Partial<CallerInput<typeof listPoints>>) => {
    const asked = { measure: 'voices', from: '2026-11-09', to: '2026-11-13', ...question } as const
    return (await house.call(listPoints, {}, asked, { as: administrator })).reply.items.length
  }
  for (const [key, n] of await rows({ by: 'label' }))
    if (key !== null) expect([key, await behind({ labelId: String(key) })]).toEqual([key, n])
  expect(await rows({ by: 'label' })).toContainEqual([goods, 8])
  expect(await behind({ labelItself: goods })).toBe(2)
  expect(await behind({ labelItself: parcel })).toBe(6)
  expect(await behind({ labelItself: randomUUID() })).toBe(0)
})

test('a day without voices is a row in which nothing was counted, and the rows add up to the whole', async () => {
  const { total, rows: days } = await cut({ by: 'day' })
  expect(days.map(({ key, estimate }) => [key, estimate?.n])).toEqual([
    ['2026-11-09', 0],
    ['2026-11-10', 8],
    ['2026-11-11', 0],
    ['2026-11-12', 2],
    ['2026-11-13', 0],
  ])
  expect(total).toMatchObject({ value: 10, n: 10, method: 'count/garwood' })
})

test('weeks, months, quarters and years lie where the calendar has them', async () => {
  const longer = { from: '2026-11-01', to: '2027-01-03' }
  expect((await rows({ ...longer, by: 'week' })).filter(([, n]) => n !== 0)).toEqual([['2026-W46', 10]])
  expect((await rows({ ...longer, by: 'week' })).at(-1)?.[0]).toBe('2026-W53')
  expect(await rows({ ...longer, by: 'month' })).toEqual([
    ['2026-11', 10],
    ['2026-12', 0],
    ['2027-01', 0],
  ])
  expect(await rows({ ...longer, by: 'quarter' })).toEqual([
    ['2026-Q4', 10],
    ['2027-Q1', 0],
  ])
  expect(await rows({ ...longer, by: 'year' })).toEqual([
    ['2026', 10],
    ['2027', 0],
  ])
})

test('units are cut into their children, and what belongs to none of them stands apart', async () => {
  expect(await rows({ by: 'unit' })).toEqual([
    [logistics, 8],
    [billing, 1],
    [null, 1],
  ])
  expect(await rows({ by: 'unit', unit: logistics })).toEqual([[logistics, 8]])
  expect((await cut({ by: 'unit', unit: root })).rows.map(({ name }) => name?.en)).toEqual([
    '物流组',
    '账务组',
  ])
})

test('labels are cut level by level, with everything below each', async () => {
  expect(await rows({ by: 'label' })).toEqual([
    [goods, 8],
    [bill, 1],
    [null, 1],
  ])
  expect(await rows({ by: 'label', label: goods })).toEqual([
    [goods, 2],
    [parcel, 6],
  ])
  expect(await rows({ by: 'label', labelLevel: 2 })).toEqual([
    [goods, 2],
    [bill, 1],
    [parcel, 6],
    [null, 1],
  ])
  expect((await cut({ label: goods, channel: 'phone' })).total?.n).toBe(6)
})

test('channels and kinds have every row there is, and filters narrow what is cut', async () => {
  expect((await rows({ by: 'channel' })).filter(([, n]) => n !== 0)).toEqual([
    ['phone', 7],
    ['email', 2],
    [null, 1],
  ])
  expect((await rows({ by: 'kind', unit: logistics })).map(([key]) => key)).toContain('suggestion')
  expect((await cut({ kind: 'complaint' })).total?.n).toBe(7)
  expect((await cut({ metric: 'complaints', channel: 'phone' })).total?.n).toBe(7)
})

test('a share has its denominator, and says nothing where it is zero', async () => {
  const { rows: days, total } = await cut({ metric: 'negative_share', by: 'day' })
  expect(total).toMatchObject({ value: 7 / 9, n: 9, method: 'proportion/wilson' })
  expect(days[0]?.estimate).toMatchObject({ value: null, n: 0, low: 0, high: 1 })
  expect((await cut({ metric: 'complaint_rate' })).total?.n).toBe(9)
})

test('answers on a scale come with how many stand where', async () => {
  const { total, distribution, unitOfMeasure, direction } = await cut({ metric: 'csat', by: 'unit' })
  expect({ unitOfMeasure, direction }).toEqual({ unitOfMeasure: 'share', direction: 'more' })
  expect(total?.value).toBe(0.75)
  expect(distribution?.map(({ n }) => n)).toEqual([0, 1, 0, 0, 3])
  expect((await cut({})).distribution).toBeUndefined()
})

test('what is open is open now, whenever it was opened', async () => {
  const open = await cut({ metric: 'open', by: 'unit' })
  expect(open.total).toMatchObject({ value: 4, n: 4, low: 4, high: 4, method: 'count/census' })
  expect((await asked({ metric: 'open', by: 'day' })).status).toBe(422)
})

test('a team lead sees the team, whatever else is asked for', async () => {
  expect((await cut({}, lead)).total?.n).toBe(8)
  expect(await rows({ by: 'unit' }, lead)).toEqual([[logistics, 8]])
  expect((await cut({ unit: billing }, lead)).total?.n).toBe(0)
  expect(await rows({ by: 'unit', unit: root }, lead)).toEqual([[logistics, 8]])
})

test('rows carry the goal they are held to on their last day', async () => {
  const goal = { metric: 'csat', unitId: logistics, period: '2026-11', value: 0.9, version: 0 } as const
  expect((await house.call(setGoal, {}, goal, { as: administrator })).status).toBe(200)
  const byUnit = await cut({ metric: 'csat', by: 'unit' })
  expect(byUnit.rows.map(({ goal }) => goal)).toEqual([0.9, null])
  const months = { from: '2026-10-01', to: '2026-11-20', by: 'month', unit: logistics } as const
  expect((await cut({ metric: 'csat', ...months })).rows.map(({ goal }) => goal)).toEqual([null, 0.9])
})

test('what cannot be cut is refused, with what can', async () => {
  const byChannel = await asked({ metric: 'csat', by: 'channel' })
  expect(byChannel.problem).toMatchObject({
    code: 'metrics.notCutBy',
    facts: {
      metric: 'csat',
      dimension: 'channel',
      dimensions: [
        'day',
        'unit',
        'label',
        'kind',
        'agent',
        'hour',
        'touchpoint',
        'product',
        'group',
        'campaign',
      ],
    },
  })
  expect((await asked({ metric: 'complaints', kind: 'praise' })).problem?.code).toBe('metrics.notCutBy')
  expect((await asked({ metric: 'gini' })).problem?.code).toBe('metrics.notCut')
  expect((await asked({ from: '2026-11-14' })).status).toBe(422)
  expect((await asked({ from: '1026-11-14' })).status).toBe(422)
  expect((await asked({ metric: 'happiness' as never })).status).toBe(422)
})

test('the catalogue says which rows each metric can be cut into', async () => {
  const { items } = (await house.call(readCatalogue, {}, {}, { as: administrator })).reply
  const cuts = Object.fromEntries(items.map(({ key, cuts }) => [key, cuts]))
  expect(cuts.open).toEqual([
    'none',
    'unit',
    'label',
    'kind',
    'agent',
    'hour',
    'touchpoint',
    'product',
    'group',
  ])
  expect(cuts.gini).toEqual([])
  expect(cuts.voices).toHaveLength(16)
})

test('a label is followed day by day through a year as through its months, where few and where many were counted', async () => {
  const of = (n: number, day: string, labelId = parcel) =>
    points(n, { orgUnitId: logistics, labelId, channel: 'phone', day, ...complaint })
  await countPoints(house, [
    ...of(3, '2024-02-28'),
    ...of(2, '2024-08-31'),
    ...of(5, '2024-08-31', bill),
    ...points(1, { orgUnitId: billing, labelId: parcel, channel: 'phone', day: '2024-08-31', ...complaint }),
  ])
  const days = async (from: string, to: string) =>
    (await cut({ by: 'day', label: parcel, unit: logistics, kind: 'complaint', from, to })).rows
      .filter(({ estimate }) => estimate?.n)
      .map(({ key, estimate }) => [key, estimate?.n])
  const year = () => days('2024-01-01', '2024-12-31')
  const few = [
    ['2024-02-28', 3],
    ['2024-08-31', 2],
  ]
  expect(await year()).toEqual(few)
  const months = [await days('2024-02-01', '2024-02-29'), await days('2024-08-01', '2024-08-31')]
  expect(months.flat()).toEqual(few)
  await countPoints(house, of(4001, '2024-10-15'))
  expect(await year()).toEqual([...few, ['2024-10-15', 4001]])
})
