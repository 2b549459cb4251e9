import { randomUUID } from 'node:crypto'
import { daysBy } from '@huixiang/business-time/day-clock.ts'
import { afterAll, expect, inject, test } from 'vitest'
import { customers } from '#features/customers/server/module.ts'
import { registerFeedback } from '#features/intake/contract.ts'
import { intake } from '#features/intake/server/module.ts'
import { changeOrganisation } from '#features/organisation/contract.ts'
import { organisation } from '#features/organisation/server/module.ts'
import { moveUnit } from '#features/staff/contract.ts'
import { staff } from '#features/staff/server/module.ts'
import { archiveLabel, createLabel, moveLabel } from '#features/taxonomy/contract.ts'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import { inventOrganisation, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { readCatalogue } from '../contract/catalogue.ts'
import { readCut } from '../contract/cut.ts'
import { cuttable, recipes } from '../domain/cuts.ts'
import { definitions } from '../domain/definitions.ts'
import { metrics } from './module.ts'
import { recount } from './public/recount.query.ts'
import { countPoints, points } from './testing/counted-points.ts'

const modules = [metrics, organisation, staff, customers, intake, taxonomy]
const house = await openTestHouse(inject('databaseServer'), modules)
const { root, logistics, billing } = await inventOrganisation(house)
const administrator = await inventPerson(house, { root, unit: root }, { role: 'administrator' })
afterAll(() => house.close())
const as = { as: administrator }
const clerk = { as: personWith(['intake.register'], { id: randomUUID() }) }

type Question = Partial<CallerInput<typeof readCut>>
const asked = (question: Question) =>
  house.call(readCut, {}, { metric: 'voices', from: '2026-09-01', to: '2026-09-30', ...question }, as)
const cut = async (question: Question) => (await asked(question)).reply
const rows = async (question: Question) =>
  (await cut(question)).rows.map(({ key, estimate }) => [key, estimate?.value])

test('of nothing at all no metric says anything, and none fails: a count is 0, all else has no value and n = 0', async () => {
  for (const metric of cuttable) {
    const { total } = await cut({ metric })
    expect([metric, total?.n], metric).toEqual([metric, 0])
    expect(total?.value, metric).toBe(definitions[metric].unit === 'count' ? 0 : null)
    expect(Object.values(total ?? {}).filter((one) => Number.isNaN(one))).toEqual([])
  }
})

test.each(cuttable.filter((metric) => metric !== 'contact_today'))(
  'of a single thing %s says no more than it can: the interval is not its value, but where all are counted',
  async (metric) => {
    const measure = recipes[metric]?.measure ?? 'voices'
    // Each metric has a day of its own: some share their points.
    const day = `2026-07-${String(cuttable.indexOf(metric) + 1).padStart(2, '0')}`
    const bucket = { ces: 300, csi: 500, callback_owed: 11 }[measure as string] ?? 1
    await countPoints(house, points(1, { measure, bucket, day, kind: 'complaint' }))
    const { total } = await cut({ metric, from: day, to: day })
    expect(total?.value).not.toBeNull()
    expect(total?.low === total?.value && total?.high === total?.value).toBe(metric === 'open')
  },
)

test('where everybody answers alike the interval stays as wide as what could have stayed unseen', async () => {
  for (const [measure, bucket] of [
    ['ces', 200],
    ['csi', 800],
    ['csat', 5],
    ['nps', 10],
  ] as const)
    await countPoints(house, points(20, { measure, bucket, day: '2026-09-10' }))
  const that = { from: '2026-09-10', to: '2026-09-10' }
  for (const metric of ['ces', 'csi', 'csat', 'nps'] as const) {
    const { total } = await cut({ metric, ...that })
    expect(total?.n, metric).toBe(20)
    expect((total?.high ?? 0) - (total?.low ?? 0), metric).toBeGreaterThan(0.01)
  }
  expect((await cut({ metric: 'ces', ...that })).total).toMatchObject({ value: 2, method: 'mean/no-spread' })
})

test('a share whose denominator is empty is no zero: nothing is divided by nothing', async () => {
  await countPoints(house, points(3, { day: '2026-09-12', kind: null, bucket: 0 }))
  const that = { from: '2026-09-12', to: '2026-09-12' }
  for (const metric of ['complaint_rate', 'negative_share', 'repeat_complaint_rate'] as const)
    expect((await cut({ metric, ...that })).total, metric).toMatchObject({
      value: null,
      n: 0,
      low: 0,
      high: 1,
    })
  // Tickets that were all withdrawn leave nothing to be closed.
  await countPoints(house, points(2, { measure: 'opened', day: '2026-09-12', bucket: 2 }))
  expect((await cut({ metric: 'closure_rate', ...that })).total).toMatchObject({ value: null, n: 0 })
})

test('what is said to lie in the future is refused at the door, and a period in the future is empty', async () => {
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString()
  const voice = { text: '明天的话', kind: 'complaint' as const, occurredAt: tomorrow }
  const { status } = await house.call(registerFeedback, {}, voice, clerk)
  expect(status).toBe(422)
  expect((await cut({ from: '2096-01-01', to: '2096-12-31', by: 'month' })).rows).toHaveLength(12)
  expect((await cut({ from: '2096-01-01', to: '2096-12-31' })).total).toMatchObject({ value: 0, n: 0 })
})

test('a unit that moved last month has its history where it hung then, or with itself where it hangs now', async () => {
  const before = { day: '2026-10-10', orgUnitId: logistics }
  await countPoints(house, points(4, before))
  expect((await house.call(moveUnit, { unitId: logistics }, { parentId: billing }, as)).status).toBe(200)
  await house.settle()
  await countPoints(house, points(2, { day: '2026-11-10', orgUnitId: logistics }))
  await countPoints(house, points(1, { day: '2026-11-10', orgUnitId: billing }))
  const autumn = { from: '2026-10-01', to: '2026-11-30', by: 'unit' } as const
  expect(await rows({ ...autumn, tree: 'then' })).toEqual([
    [billing, 3],
    [logistics, 4],
  ])
  expect(await rows({ ...autumn, tree: 'now' })).toEqual([[billing, 7]])
  expect(await rows({ ...autumn, tree: 'now', unit: billing })).toEqual([
    [billing, 1],
    [logistics, 6],
  ])
  for (const tree of ['then', 'now'] as const)
    expect((await cut({ ...autumn, by: 'none', tree })).total?.value).toBe(7)
})

test('labels that were moved and archived count where they hang now, and nothing that was counted is lost', async () => {
  const make = async (nameZh: string, parentId: string | null) =>
    (await house.call(createLabel, {}, { parentId, nameZh, nameEn: nameZh }, as)).reply.labelId
  const [goods, service] = [await make('商品', null), await make('服务', null)]
  const parcel = await make('包裹', goods)
  await countPoints(house, points(5, { day: '2026-09-20', labelId: parcel }))
  const that = { from: '2026-09-20', to: '2026-09-20', by: 'label' } as const
  expect((await rows(that)).filter(([, n]) => n !== 0)).toEqual([[goods, 5]])
  const moved = { version: 1, parentId: service, afterId: null }
  expect((await house.call(moveLabel, { labelId: parcel }, moved, as)).problem?.code).toBeUndefined()
  expect((await rows(that)).filter(([, n]) => n !== 0)).toEqual([[service, 5]])
  expect((await house.call(archiveLabel, { labelId: service }, {}, as)).status).toBe(200)
  expect((await rows(that)).filter(([, n]) => n !== 0)).toEqual([[service, 5]])
})

test('another time zone puts what was counted on the days it has there, at once and without a difference to a recount', async () => {
  await house.open.pool.query('delete from metric_facts; delete from metric_sums; delete from metric_details')
  const voice = { text: '半夜的话', kind: 'complaint' as const, occurredAt: '2026-08-31T20:00:00Z' }
  expect((await house.call(registerFeedback, {}, voice, clerk)).status).toBe(200)
  await house.settle()
  const days = async () => (await rows({ by: 'day', from: '2026-08-31', to: '2026-09-01' })).map(([, n]) => n)
  const defined = async () =>
    Object.fromEntries((await house.call(readCatalogue, {}, {}, as)).reply.items.map((one) => [one.key, one]))
  const before = await defined()
  expect(await days()).toEqual([0, 1])
  expect((await house.call(changeOrganisation, {}, { timeZone: 'Europe/London' }, as)).status).toBe(200)
  await house.settle()
  expect(await days()).toEqual([1, 0])
  const since = daysBy({ timeZone: 'Europe/London', dayBegins: 0 })(Date.now())
  expect(before.voices).toMatchObject({ version: 1, calendar: { timeZone: 'Asia/Shanghai' } })
  expect((await defined()).voices).toMatchObject({
    version: 2,
    since,
    calendar: { timeZone: 'Europe/London' },
  })
  expect((await defined()).open).toMatchObject({ version: before.open?.version, calendar: null })
  expect(await recount(house.house.read)).toEqual([])
  expect((await house.call(changeOrganisation, {}, { timeZone: 'Europe/Nowhere' }, as)).status).toBe(422)
  await house.settle()
  expect(await days()).toEqual([1, 0])
})
