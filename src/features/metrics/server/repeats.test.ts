import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { analysis } from '#features/analysis/server/module.ts'
import { mergeCustomers, unmergeCustomer } from '#features/customers/contract.ts'
import { customers } from '#features/customers/server/module.ts'
import { registerFeedback } from '#features/intake/contract.ts'
import { intake } from '#features/intake/server/module.ts'
import { removeFeedbacks } from '#features/intake/server/public/remove.ts'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import { inventOrganisation, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { readCatalogue } from '../contract/catalogue.ts'
import { readCut } from '../contract/cut.ts'
import { setGoal } from '../contract/goals.ts'
import { changeMetricSettings, readMetricSettings } from '../contract/settings.ts'
import { metrics } from './module.ts'
import { recount } from './public/recount.query.ts'

const house = await openTestHouse(inject('databaseServer'), [metrics, customers, intake, taxonomy, analysis])
const { root, logistics } = await inventOrganisation(house)
const administrator = await inventPerson(house, { root, unit: root }, { role: 'administrator' })
const lead = await inventPerson(house, { root, unit: logistics }, { role: 'team_lead' })
afterAll(() => house.close())

const clerk = {
  as: personWith(['intake.register', 'customers.read', 'customers.merge'], { id: randomUUID() }),
}

/** A voice of somebody with this number, on a day. */
async function said(phone: string | null, day: string, kind: 'complaint' | 'enquiry' = 'complaint') {
  const voice = { text: `${kind} ${randomUUID()}`, kind, occurredAt: `${day}T02:00:00Z` }
  const given = phone === null ? voice : { ...voice, contact: { phone } }
  const { reply, problem } = await house.call(registerFeedback, {}, given, clerk)
  expect(problem?.code).toBeUndefined()
  await house.settle()
  return reply.feedbackId
}

const rate = async (from = '2026-09-01', to = '2026-11-28') =>
  (await house.call(readCut, {}, { metric: 'repeat_complaint_rate', from, to }, { as: administrator })).reply
    .total
const customerOf = async (feedbackId: string) =>
  (await house.open.pool.query('select customer_id from feedbacks where id = $1', [feedbackId])).rows[0]
    .customer_id

const [wang, li] = ['13800001111', '13800002222']

test('nobody who complained yet has nothing to repeat, and no share of nothing is told', async () => {
  expect(await rate()).toMatchObject({ value: null, n: 0, low: 0, high: 1 })
  await said(wang, '2026-10-01')
  expect(await rate()).toMatchObject({ value: 0, n: 1 })
})

test('who complains again within thirty days repeats it, whoever is unknown does not count, and an enquiry is none', async () => {
  await said(wang, '2026-10-30')
  await said(wang, '2026-11-01', 'enquiry')
  await said(null, '2026-10-30')
  await said(li, '2026-10-30')
  expect(await rate()).toMatchObject({ value: 1 / 3, n: 3, method: 'proportion/wilson' })
  expect(await recount(house.house.read)).toEqual([])
})

test('what is told late, and what is taken away, sets right what came after it', async () => {
  const earlier = await said(li, '2026-10-20')
  expect(await rate()).toMatchObject({ value: 2 / 4, n: 4 })
  expect(await recount(house.house.read)).toEqual([])
  await house.arrange((context) => removeFeedbacks(context, [earlier]))
  await house.settle()
  expect(await rate()).toMatchObject({ value: 1 / 3, n: 3 })
  expect(await recount(house.house.read)).toEqual([])
})

test('customers who turn out to be one complained as one, until they are told apart again', async () => {
  const other = await customerOf(await said('13800003333', '2026-11-02'))
  const customerId = await customerOf(await said(wang, '2026-11-05'))
  expect(await rate('2026-11-01')).toMatchObject({ value: 1 / 2, n: 2 })
  expect((await house.call(mergeCustomers, { customerId }, { otherId: other }, clerk)).status).toBe(200)
  await house.settle()
  expect(await rate('2026-11-01')).toMatchObject({ value: 1, n: 2 })
  expect(await recount(house.house.read)).toEqual([])
  expect((await house.call(unmergeCustomer, { customerId, otherId: other }, {}, clerk)).status).toBe(200)
  await house.settle()
  expect(await rate('2026-11-01')).toMatchObject({ value: 1 / 2, n: 2 })
  expect(await recount(house.house.read)).toEqual([])
})

test('the window is a setting: a change tells the past anew at once and is a version of the definition', async () => {
  const defined = async () =>
    (await house.call(readCatalogue, {}, {}, { as: lead })).reply.items.find(
      ({ key }) => key === 'repeat_complaint_rate',
    )
  expect(await defined()).toMatchObject({ version: 1, setting: { name: 'repeatDays', value: 30 } })
  const wish = { repeatDays: 7, yearBegins: 1, version: 0 }
  const change = (given: object, as = administrator) =>
    house.call(changeMetricSettings, {}, { ...wish, ...given }, { as })
  expect((await change({}, lead)).status).toBe(403)
  expect((await change({ repeatDays: 0 })).status).toBe(422)
  expect((await change({ repeatDays: 366 })).status).toBe(422)
  expect((await change({})).reply).toEqual({ version: 1 })
  expect(await rate()).toMatchObject({ value: 1 / 5, n: 5 })
  expect(await defined()).toMatchObject({ version: 2, setting: { value: 7 } })
  expect((await change({})).problem?.code).toBe('metrics.settingsChangedMeanwhile')
  expect((await change({ yearBegins: 4, version: 1 })).reply).toEqual({ version: 2 })
  expect(await defined()).toMatchObject({
    version: 3,
    calendar: { timeZone: 'Asia/Shanghai', yearBegins: 4 },
  })
  expect((await house.call(readMetricSettings, {}, {}, { as: lead })).reply).toEqual({
    ...{ repeatDays: 7, yearBegins: 4, weeks: null, version: 2 },
    can: { change: false },
  })
})

test('where years begin in April, quarters and years are fiscal ones that say where they begin and how long they are', async () => {
  const rows = async (by: 'quarter' | 'year') =>
    (
      await house.call(
        readCut,
        {},
        { metric: 'voices', from: '2026-03-31', to: '2026-11-28', by },
        { as: administrator },
      )
    ).reply.rows.map(({ key, estimate }) => [key, estimate?.value])
  expect(await rows('quarter')).toEqual([
    ['2026-01/P3M', 0],
    ['2026-04/P3M', 0],
    ['2026-07/P3M', 0],
    ['2026-10/P3M', 7],
  ])
  expect(await rows('year')).toEqual([
    ['2025-04/P1Y', 0],
    ['2026-04/P1Y', 7],
  ])
})

test('goals are set for fiscal quarters and years of the organisation, and stand beside the rows of these', async () => {
  const set = (period: string, value: number) =>
    house.call(
      setGoal,
      {},
      { metric: 'repeat_complaint_rate', unitId: root, period, value, version: 0 },
      { as: administrator },
    )
  expect((await set('2026-04/P1Y', 0.2)).status).toBe(200)
  expect((await set('2026-10/P3M', 0.1)).status).toBe(200)
  const refused = await set('2026-09/P3M', 0.1)
  expect([refused.status, refused.problem.code]).toEqual([422, 'metrics.periodNotOfYear'])
  const question = {
    metric: 'repeat_complaint_rate',
    from: '2026-07-01',
    to: '2026-11-28',
    by: 'quarter',
  } as const
  const { rows } = (await house.call(readCut, {}, question, { as: administrator })).reply
  expect(rows.map(({ key, goal }) => [key, goal])).toEqual([
    ['2026-07/P3M', 0.2],
    ['2026-10/P3M', 0.1],
  ])
})
