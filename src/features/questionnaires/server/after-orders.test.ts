import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { notifications } from '#features/notifications/server/module.ts'
import { takeOrders } from '#features/orders/contract/taking.ts'
import { orders } from '#features/orders/server/module.ts'
import { openWritingHouse } from '#features/tickets/server/testing/writing-customer.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { askingAfterOrders, setAskingAfterOrders } from '../contract/after-orders.ts'
import { changeContactRule, listRecipients } from '../contract/inviting.ts'
import { questionnaires } from './module.ts'
import { designer, openedSurvey } from './testing/opened-survey.ts'

const { house } = await openWritingHouse(inject('databaseServer'), [
  ...[questionnaires, notifications, orders],
])
afterAll(() => house.close())
const as = { as: designer }
const shop = { ...personWith(['orders.write'], { id: randomUUID() }), kind: 'key' as const }
const hourMs = 3_600_000
await house.call(changeContactRule, {}, { restDays: 0, quietFrom: 0, quietUntil: 0 }, as)

const ago = async (hours: number) => new Date((await house.house.now()) - hours * hourMs).toISOString()
const mailsTo = async (address: string) =>
  (await house.open.pool.query('select subject from mails where to_address = $1', [address])).rows.length
const chosen = async (questionnaireId: string) =>
  (await house.call(listRecipients, { questionnaireId }, {}, as)).reply.items

/** Tells an order as a shop does, and lets everything that follows happen. */
async function deliver(number: string, email: string, more: Record<string, unknown> = {}) {
  const order = {
    number,
    placedAt: await ago(1),
    amount: '99.00',
    currency: 'CNY',
    customer: { email },
    ...more,
  }
  const { reply } = await house.call(takeOrders, {}, { source: 'shop', orders: [order] }, { as: shop })
  expect(reply.counts.refused).toBe(0)
  await house.settle()
}

async function following(rule: Record<string, unknown>) {
  const { questionnaireId } = await openedSurvey(house)
  const whole = { active: true, delayHours: 2, latestHours: 24, percent: 100, ...rule }
  expect((await house.call(setAskingAfterOrders, { questionnaireId }, whole, as)).status).toBe(200)
  return {
    questionnaireId,
    stop: () => house.call(setAskingAfterOrders, { questionnaireId }, { ...whole, active: false }, as),
  }
}

test('whoever bought is asked some hours after the parcel came, once however often the shop tells it', async () => {
  const { questionnaireId, stop } = await following({ statuses: ['已签收'] })
  const [email, number] = [`${randomUUID()}@example.com`, `N-${randomUUID()}`]
  await deliver(number, email, { placedAt: await ago(100), status: '已发货' })
  expect(await chosen(questionnaireId)).toEqual([])
  const placedAt = await ago(100)
  await deliver(number, email, { placedAt, status: '已签收' })
  house.travel(60_000)
  await deliver(number, email, { placedAt, status: '已签收', amount: '89.00' })
  await house.tick()
  expect(await mailsTo(email)).toBe(0)
  house.travel(2 * hourMs)
  await deliver(number, email, { placedAt, status: '已签收', amount: '79.00' })
  await house.tick()
  expect(await mailsTo(email)).toBe(1)
  expect(await chosen(questionnaireId)).toMatchObject([{ order: number, ticketId: null, state: 'invited' }])
  // Another order is another matter.
  await deliver(`${number}-2`, email, { status: '已签收' })
  house.travel(2 * hourMs)
  await house.tick()
  expect(await mailsTo(email)).toBe(2)
  await stop()
})

test('old orders that a shop brings in ask nobody, however they end', async () => {
  const { questionnaireId, stop } = await following({ statuses: ['completed'] })
  const email = `${randomUUID()}@example.com`
  const placedAt = '2025-03-01T10:00:00Z'
  await deliver(`N-${randomUUID()}`, email, { placedAt, status: 'completed' })
  await deliver(`N-${randomUUID()}`, email, {
    placedAt,
    status: 'completed',
    updatedAt: '2025-03-09T10:00:00Z',
  })
  expect(await chosen(questionnaireId)).toEqual([])
  await stop()
})

test('channels, articles and a share say which orders are asked about; without a status they are over when they are placed', async () => {
  const { questionnaireId, stop } = await following({ channels: ['天猫'], products: ['HP-1'] })
  const items = [{ name: '降噪耳机', sku: 'HP-1' }]
  const [fits, other, elsewhere] = [1, 2, 3].map(() => `N-${randomUUID()}`) as [string, string, string]
  const email = `${randomUUID()}@example.com`
  await deliver(elsewhere, email, { channel: '京东', items })
  await deliver(other, email, { channel: '天猫', items: [{ name: '音箱' }] })
  await deliver(fits, email, { channel: '天猫', items })
  expect((await chosen(questionnaireId)).map(({ order }) => order)).toEqual([fits])
  await stop()
  const drawn = await following({ percent: 1 })
  for (let count = 0; count < 20; count += 1) await deliver(`N-${randomUUID()}`, email)
  expect((await chosen(drawn.questionnaireId)).length).toBeLessThan(10)
  await drawn.stop()
})

test('whoever a survey asked a short while ago is left in peace, and a limit before the sending is refused', async () => {
  await house.call(changeContactRule, {}, { restDays: 10 }, as)
  const { questionnaireId, stop } = await following({ delayHours: 0 })
  const email = `${randomUUID()}@example.com`
  await deliver(`N-${randomUUID()}`, email)
  await house.tick()
  await deliver(`N-${randomUUID()}`, email)
  await house.tick()
  expect(await chosen(questionnaireId)).toMatchObject([
    { state: 'held', reason: 'resting' },
    { state: 'invited' },
  ])
  await house.call(changeContactRule, {}, { restDays: 0 }, as)
  const rule = { active: true, delayHours: 20, latestHours: 10, percent: 100 }
  expect((await house.call(setAskingAfterOrders, { questionnaireId }, rule, as)).status).toBe(422)
  await stop()
  const { reply } = await house.call(askingAfterOrders, { questionnaireId }, {}, as)
  expect(reply).toMatchObject({ active: false, statuses: [], delayHours: 0, percent: 100 })
})
