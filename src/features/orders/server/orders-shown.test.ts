import { afterAll, expect, inject, test } from 'vitest'
import { eraseCustomer, exportCustomer } from '#features/customers/contract/rights.ts'
import { mergeCustomers } from '#features/customers/contract.ts'
import { removeUnvoicedCustomers } from '#features/customers/server/public/remove-unvoiced.ts'
import { addToFeedback } from '#features/intake/server/public/adding.ts'
import { recusePerson } from '#features/ticket-access/contract/access.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { ordersOfCustomer, ordersOfTicket } from '../contract/reading.ts'
import { takeIn } from './taking-in.ts'
import { openOrderHouse, order } from './testing/order-house.ts'

const { house, desk, logistics, billing, agentOf, ...does } = await openOrderHouse(inject('databaseServer'))
const { deliver, outcomes, customerOf, ordersOf, found, mentioned, ticketSaying } = does
afterAll(() => house.close())

const bought = (number: string, phone: string, more: object = {}) =>
  deliver([order({ number, customer: { phone, name: '王先生' }, ...more })])

test('an order that a text speaks of is found, by its number or its parcel’s, whosever it is', async () => {
  await bought('20261128004512', '13911120001')
  await bought('99001122', '13911120002', { parcels: [{ number: 'SF1234567890128' }] })
  const { ticketId, feedbackId } = await ticketSaying(
    '订单号2026-1128004512 少了一件，快递单号SF1234567890128',
    {
      contact: { phone: '13911120001' },
    },
  )
  const [own, other] = [await customerOf('13911120001'), await customerOf('13911120002')]
  const shown = (items: Awaited<ReturnType<typeof mentioned>>) =>
    items.map(({ number, whose, customer }) => [number, whose, customer?.id ?? null]).sort()
  expect(shown(await mentioned(ticketId))).toEqual([
    ['20261128004512', 'customer', null],
    ['99001122', 'another', other],
  ])
  // Whoever handles the ticket sees them, and no name of customers out of reach.
  const reader = personWith(['tickets.read'], { id: desk.id })
  expect(shown(await mentioned(ticketId, reader))).toEqual([
    ['20261128004512', 'customer', null],
    ['99001122', 'another', null],
  ])
  expect((await house.call(ordersOfCustomer, { customerId: own }, {}, { as: reader })).status).toBe(403)
  // What is added later counts as said; of somebody unknown the order is there, too.
  await deliver([order({ number: '55667788' })])
  await house.arrange((context) => addToFeedback(context, feedbackId, { text: '还有一个订单号55667788' }))
  await house.settle()
  expect((await mentioned(ticketId)).map(({ number, whose }) => [number, whose])).toContainEqual([
    '55667788',
    'unknown',
  ])
  const unknown = await ticketSaying('订单号99001122 没有收到')
  expect(shown(await mentioned(unknown.ticketId))).toEqual([['99001122', 'unknown', other]])
})

test('a number without an order is waited for until whoever’s order comes in', async () => {
  const { ticketId } = await ticketSaying('订单号44112233 一直没有发货')
  const asked = async () => (await house.call(ordersOfTicket, { ticketId }, {}, { as: desk })).reply
  expect(await asked()).toEqual({ mentioned: [], awaited: true })
  await bought('44112233', '13911120009')
  expect(await asked()).toMatchObject({ mentioned: [{ number: '44112233' }], awaited: false })
})

test('who does not see the ticket learns of no order by it', async () => {
  await bought('77001122', '13911120003')
  const { ticketId } = await ticketSaying('订单号77001122 破损')
  const [inside, outside] = [await agentOf(logistics), await agentOf(billing)]
  const ask = async (as: typeof inside) => (await house.call(ordersOfTicket, { ticketId }, {}, { as })).status
  expect([await ask(inside), await ask(outside)]).toEqual([200, 404])
  const { version } = (await house.call(ticketDetails, { ticketId }, {}, { as: desk })).reply
  await house.call(recusePerson, { ticketId, personId: inside.id }, { version }, { as: desk })
  expect(await ask(inside)).toBe(404)
})

test('orders are seen by whoever sees their customer: at the unit of the outlet that the store names', async () => {
  await bought('LOG-1', '13911120004', { store: '物流门店' })
  await deliver([order({ number: 'NOBODY-1' })])
  const at = (unitId: string) =>
    personWith(['customers.read'], { id: desk.id, scope: 'unit', unitId, depth: 2 })
  const customerId = await customerOf('13911120004')
  expect(await ordersOf(customerId, at(logistics))).toHaveLength(1)
  expect((await house.call(ordersOfCustomer, { customerId }, {}, { as: at(billing) })).status).toBe(404)
  expect(
    [await found('LOG-1', at(logistics)), await found('LOG-1', at(billing))].map(({ length }) => length),
  ).toEqual([1, 0])
  // What belongs to nobody known belongs to no unit.
  expect((await found('NOBODY-1', at(logistics))).length).toBe(0)
  expect((await found('NOBODY-1')).length).toBe(1)
})

test('the latest come first, page by page, and those of merged customers with them', async () => {
  const placed = (day: number) => ({ placedAt: `2026-01-0${day}T00:00:00Z` })
  await bought('M-1', '13911120005', placed(1))
  await bought('M-3', '13911120005', placed(3))
  await bought('M-2', '13911120006', placed(2))
  const [customerId, otherId] = [await customerOf('13911120005'), await customerOf('13911120006')]
  await house.call(mergeCustomers, { customerId }, { otherId }, { as: desk })
  const page = async (cursor?: string) =>
    (
      await house.call(
        ordersOfCustomer,
        { customerId },
        { limit: 2, ...(cursor && { cursor }) },
        { as: desk },
      )
    ).reply
  const first = await page()
  const second = await page(first.next as string)
  expect([...first.items, ...second.items].map(({ number }) => number)).toEqual(['M-3', 'M-2', 'M-1'])
  expect(second.next).toBeNull()
  await bought('M-4', '13911120006', placed(4))
  expect((await page()).items[0]?.number).toBe('M-4')
})

test('a customer gets what is held of their orders, and with their erasure the orders go and never come back', async () => {
  await bought('E-1', '13911120007', { status: '已签收', items: [{ name: '牛奶' }] })
  const customerId = await customerOf('13911120007')
  const { reply } = await house.call(exportCustomer, { customerId }, {}, { as: desk })
  expect(reply.orders).toMatchObject([{ number: 'E-1', amount: '1200.50', items: [{ name: '牛奶' }] }])
  await house.call(eraseCustomer, { customerId }, { confirmed: true }, { as: desk })
  await house.settle()
  expect(await found('E-1')).toEqual([])
  expect(await outcomes([order({ number: 'E-1', customer: { phone: '13911120007' } })])).toEqual(['erased'])
  expect(await outcomes([order({ number: 'E-1' })], 'other-shop')).toEqual(['created'])
  expect(await customerOf('13911120007')).toBeUndefined()
})

test('who bought something is not taken back with an import of voices that is undone', async () => {
  const given = order({ number: 'U-1', customer: { phone: '13911120008' } })
  await house.arrange((context) => takeIn(context, { source: 'shop', orders: [given] }))
  const customerId = await customerOf('13911120008')
  await house.arrange((context) => removeUnvoicedCustomers(context, [customerId], 0))
  expect(await ordersOf(customerId)).toHaveLength(1)
})
