import { afterAll, expect, inject, test } from 'vitest'
import { factsOf } from '#features/tickets/server/testing/invented-work.ts'
import { openOrderHouse, order } from './testing/order-house.ts'

const { house, deliver, outcomes, customerOf, ordersOf, found } = await openOrderHouse(
  inject('databaseServer'),
)
afterAll(() => house.close())

type Given = Parameters<typeof order>[0]

test('an order stands with its customer, exact, with goods, parcels and the way to the shop', async () => {
  const whole = {
    ...order({ number: 'HX-2026-0001', amount: '0.10', status: '已发货', channel: '小程序', store: 'LOG' }),
    customer: { phone: '139 1111 0001', name: '𠮷田👨‍👩‍👧' },
    items: [{ name: '鲜奶 🥛', sku: 'M-1', quantity: '1.5', price: '0.0125' }],
    parcels: [{ carrier: '顺丰', number: 'SF1234567890123' }],
    link: 'https://shop.example/orders/1',
  }
  expect((await deliver([whole])).rows).toMatchObject([{ row: 1, outcome: 'created', buyerKnown: true }])
  const customerId = await customerOf('13911110001')
  const [stored] = await ordersOf(customerId)
  expect(stored).toMatchObject({
    ...{ number: 'HX-2026-0001', amount: '0.10', currency: 'CNY', placedAt: '2026-01-02T02:00:00.000Z' },
    ...{ items: whole.items, parcels: whole.parcels, link: whole.link, store: 'LOG', channel: '小程序' },
  })
  const events = await factsOf(house, 'orders.changed', customerId)
  expect(events).toMatchObject([{ orders: 1 }])
  expect(await found('hx20260001')).toMatchObject([{ customer: { id: customerId, name: '𠮷田👨‍👩‍👧' } }])
  expect(await found('sf 1234567890123')).toHaveLength(1)
  expect(await found('—')).toEqual([])
})

test('a later delivery updates an order, an older one changes nothing, and the same again is nothing new', async () => {
  const at = (hour: number, more: Given) =>
    order({
      number: 'V-1',
      updatedAt: `2026-01-02T${hour}:00:00Z`,
      customer: { phone: '13911110002' },
      ...more,
    })
  expect(await outcomes([at(12, { status: '已付款' })])).toEqual(['created'])
  expect(await outcomes([at(14, { status: '已签收' })])).toEqual(['changed'])
  expect(await outcomes([at(13, { status: '已发货' })])).toEqual(['outdated'])
  expect(await outcomes([at(14, { status: '已签收' })])).toEqual(['unchanged'])
  // Who bought is not forgotten by a delivery that does not say so; another shop's number is another order.
  expect(await outcomes([at(15, { status: '已签收', customer: undefined, amount: '1200.5' })])).toEqual([
    'unchanged',
  ])
  expect(await outcomes([at(14, {})], 'other-shop')).toEqual(['created'])
  const kept = await ordersOf(await customerOf('13911110002'))
  expect(kept.map(({ source, status }) => [source, status]).sort()).toEqual([
    ['other-shop', null],
    ['shop', '已签收'],
  ])
  // One that does not say when it stood so stands so now, and one from the future would never be replaced.
  expect(await outcomes([order({ number: 'V-1', status: '退款' })])).toEqual(['changed'])
  expect(await outcomes([order({ updatedAt: '2999-01-01T00:00:00Z' })])).toEqual(['fromTheFuture'])
})

test('an order that is newer here makes nobody known and changes nobody', async () => {
  const buyer = { phone: '13911110021' }
  const at = (hour: number, more: Given) =>
    order({ number: 'V-2', updatedAt: `2026-01-02T${hour}:00:00Z`, ...more })
  expect(await outcomes([at(14, { customer: buyer })])).toEqual(['created'])
  const older = [
    at(12, { customer: { phone: '13911110022', name: '旧主' } }),
    at(13, { customer: { ...buyer, name: '旧名' } }),
  ]
  for (const one of older) {
    const { rows } = await deliver([one])
    expect(rows).toMatchObject([{ outcome: 'outdated', buyerKnown: true }])
  }
  expect(await customerOf('13911110022')).toBeUndefined()
  expect(await found('V-2')).toMatchObject([{ customer: { id: await customerOf(buyer.phone), name: null } }])
})

/** Delivers while an erasure is under way over another connection, which ends as soon as the delivery waits for it. */
async function crossing(erasure: readonly [string, unknown[]][], given: readonly unknown[]) {
  const { pool } = house.open
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const [statement, values] of erasure) await client.query(statement, values)
    const delivered = outcomes(given)
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(async () => (await pool.query(waiting)).rowCount).toBe(1)
    await client.query('commit')
    return await delivered
  } finally {
    client.release()
  }
}

test('an order that is delivered while its customer is erased does not outlive them', async () => {
  const customer = { phone: '13911110031' }
  await outcomes([order({ number: 'X-1', customer })])
  const customerId = await customerOf(customer.phone)
  const erasure: [string, unknown[]][] = [
    ['select from customers where id = $1 for update', [customerId]],
    ['update customers set erased_at = now(), phone = null, phone_key = null where id = $1', [customerId]],
  ]
  expect(await crossing(erasure, [order({ number: 'X-2', customer }), order({ number: 'X-3' })])).toEqual([
    'erased',
    'created',
  ])
  expect(await found('X-2')).toEqual([])
  expect(await outcomes([order({ number: 'X-2' })])).toEqual(['erased'])
})

test('an order that is delivered again while it is erased does not come back without its buyer', async () => {
  const customer = { phone: '13911110032' }
  await outcomes([order({ number: 'X-4', customer })])
  const hash = `sha256(convert_to('shop X-4', 'UTF8'))`
  const erasure: [string, unknown[]][] = [
    [`delete from orders where number = 'X-4'`, []],
    [`insert into erased_orders (hash, erased_at) values (${hash}, now())`, []],
  ]
  expect(await crossing(erasure, [order({ number: 'X-4' })])).toEqual(['erased'])
  expect(await found('X-4')).toEqual([])
})

test('every fault is told with its field, and holds up no other order', async () => {
  const bad: [Given, string, string][] = [
    [{ amount: '1,200.50' }, 'badAmount', 'amount'],
    [{ amount: '-3' }, 'negative', 'amount'],
    [{ amount: 12.5 }, 'notText', 'amount'],
    [{ amount: '' }, 'missing', 'amount'],
    [{ currency: 'RMB' }, 'unknownCurrency', 'currency'],
    [{ currency: null }, 'missing', 'currency'],
    [{ number: '——' }, 'badNumber', 'number'],
    [{ number: '\u0000' }, 'missing', 'number'],
    [{ number: '𠮷'.repeat(101) }, 'tooLong', 'number'],
    [{ placedAt: '2026-13-01' }, 'badMoment', 'placedAt'],
    [{ placedAt: '2999-01-01T00:00:00Z' }, 'fromTheFuture', 'placedAt'],
    [{ link: 'javascript:alert(1)' }, 'badLink', 'link'],
    [{ items: [{ name: '奶', quantity: '-1' }] }, 'negative', 'items.0.quantity'],
    [{ items: 'milk' }, 'notText', 'items'],
    [{ parcels: Array.from({ length: 21 }, () => ({ number: 'SF1' })) }, 'tooMany', 'parcels'],
    [{ customer: { phone: 139 } }, 'notText', 'customer.phone'],
  ]
  const { rows, counts } = await deliver([
    ...bad.map(([more]) => order(more)),
    'no order at all',
    null,
    order({ number: '𠮷'.repeat(100), status: 'half \ud83d', customer: { phone: '138****5678' } }),
  ])
  expect(rows.slice(0, bad.length).map(({ faults }) => [faults[0]?.code, faults[0]?.field])).toEqual(
    bad.map(([, code, field]) => [code, field]),
  )
  expect(rows.slice(bad.length).map(({ outcome, buyerKnown }) => [outcome, buyerKnown])).toEqual([
    ['refused', false],
    ['refused', false],
    ['created', false],
  ])
  expect(counts).toEqual({ created: 1, changed: 0, unchanged: 0, outdated: 0, refused: bad.length + 2 })
})

test('of one number in one delivery the newest is taken, and one that nobody can tell from another is refused', async () => {
  const at = (hour: number) => ({ number: 'D-1', updatedAt: `2026-01-02T${hour}:00:00Z`, status: `${hour}` })
  expect(
    await outcomes([
      order(at(12)),
      order(at(14)),
      order(at(13)),
      order({ number: 'D-2' }),
      order({ number: 'D-2' }),
    ]),
  ).toEqual(['outdated', 'created', 'outdated', 'created', 'twice'])
  expect((await found('D-1'))[0]?.status).toBe('14')
})

test('two deliveries of the same orders at once leave each order once', async () => {
  const both = Array.from({ length: 20 }, (_, n) =>
    order({ number: `R-${n}`, customer: { phone: `1391113${1000 + n}` } }),
  )
  await Promise.all([deliver(both), deliver([...both].reverse()), deliver(both)])
  const { rows } = await house.open.pool.query(
    `select count(*) as orders, count(distinct customer_id) as buyers from orders where number like 'R-%'`,
  )
  expect(rows).toEqual([{ orders: 20, buyers: 20 }])
})
