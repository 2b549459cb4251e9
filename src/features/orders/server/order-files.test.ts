import { afterAll, expect, inject, test } from 'vitest'
import { inGb18030 } from '#features/imports/server/testing/gb18030.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { proposed, sendFile } from './testing/order-files.ts'
import { openOrderHouse } from './testing/order-house.ts'

const { house, desk, shop, customerOf, ordersOf, found } = await openOrderHouse(inject('databaseServer'))
afterAll(() => house.close())

const headings = '订单编号,下单时间,实付金额,订单状态,收货人姓名,手机号,商品名称,数量,快递单号'
const file = (...rows: string[]) => `${[headings, ...rows].join('\r\n')}\r\n`
const as = { as: desk }

async function looked(content: string | Uint8Array) {
  const { reply } = await sendFile(house, 'look', { content, ...as })
  return { look: reply, mapping: proposed(reply) }
}
async function taken(content: string | Uint8Array) {
  const { mapping } = await looked(content)
  return (await sendFile(house, 'take', { content, mapping, ...as })).reply
}

test('a file of an old Chinese system is read, checked, and taken in, an order of two goods as one', async () => {
  const content = inGb18030(
    file(
      'G-1,2026年1月5日 10:30,99.90,已发货,李雷,13911130001,鲜牛奶,2,SF1234567890',
      'G-1,2026年1月5日 10:30,99.90,已发货,李雷,13911130001,土鸡蛋,1,SF1234567890',
      'G-2,2026-01-06,15,已签收,李雷,13911130001,,,',
    ),
  )
  const { look, mapping } = await looked(content)
  expect(look.encoding).toBe('gb18030')
  expect(mapping.columns).toEqual([
    'number',
    'placedAt',
    'amount',
    'status',
    'name',
    'phone',
    'itemName',
    'quantity',
    'tracking',
  ])
  const checked = await sendFile(house, 'check', { content, mapping, ...as })
  expect(checked.reply).toMatchObject({ orders: 2, counts: { sound: 2, refused: 0 }, refused: [] })
  expect(await found('G-1')).toEqual([])
  const { reply } = await sendFile(house, 'take', { content, mapping, ...as })
  expect(reply).toMatchObject({ orders: 2, counts: { created: 2, refused: 0 }, withoutBuyer: 0 })
  const [second, first] = await ordersOf(await customerOf('13911130001'))
  expect(first).toMatchObject({
    ...{ number: 'G-1', amount: '99.90', placedAt: '2026-01-05T02:30:00.000Z', currency: 'CNY' },
    items: [
      { name: '鲜牛奶', quantity: '2' },
      { name: '土鸡蛋', quantity: '1' },
    ],
    parcels: [{ number: 'SF1234567890' }],
  })
  expect(second?.items).toEqual([])
  expect((await taken(content)).counts).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
})

test('five thousand rows with faults: every sound one is taken, every other told by row and column', async () => {
  const bad = (n: number) =>
    [`${n},x`, 'F-x,昨天吧,1', `F-${n},2026-01-05,"1,200.50"`, `F-${n},2026-01-05,-1`][n % 4]
  const rows = Array.from({ length: 5000 }, (_, n) =>
    n % 10 === 0
      ? `${bad(n / 10)},,𠮷,,,,`
      : `F-${n},2026-01-05,${n}.5,已发货,𠮷田,1392${String(n).padStart(7, '0')},,,`,
  )
  rows[4999] = rows[1] as string
  const report = await taken(file(...rows))
  expect(report.orders).toBe(5000)
  expect(report.counts).toMatchObject({ created: 4499, refused: 501 })
  expect(report.refused).toHaveLength(501)
  expect(
    report.refused
      .slice(0, 4)
      .map(({ row, faults }) => [row, faults.map(({ code, column }) => `${code} ${column}`)]),
  ).toEqual([
    [2, ['badMoment 1', 'missing 2']],
    [12, ['badMoment 1']],
    [22, ['badAmount 2']],
    [32, ['negative 2']],
  ])
  // The last row repeats the number of one that stood four thousand rows above it.
  expect(report.refused.at(-1)).toMatchObject({ row: 5001, faults: [{ code: 'twice', column: 0 }] })
})

test('what is no file of orders is refused and says why', async () => {
  const send = async (content: string, mapping?: object) =>
    (await sendFile(house, 'take', { content, ...as, ...(mapping && { mapping: mapping as never }) })).code
  const content = file('Z-1,2026-01-05,1,,,,,,')
  const { mapping } = await looked(content)
  expect(await send('')).toBe('imports.emptyFile')
  expect(await send(content)).toBe('orders.badMapping')
  expect(await send(content, { ...mapping, source: '淘宝' })).toBe('orders.badMapping')
  expect(await send(content, { ...mapping, columns: mapping.columns.slice(1) })).toBe('orders.badMapping')
  expect(await send(content, { ...mapping, columns: mapping.columns.map(() => 'ignore') })).toBe(
    'orders.badMapping',
  )
  const reader = personWith(['customers.read'], { id: desk.id })
  for (const step of ['look', 'check', 'take'] as const)
    expect((await sendFile(house, step, { content, mapping, as: reader })).code).toBe('platform.forbidden')
  const elsewhere = { ...shop, grants: shop.grants.map((grant) => ({ ...grant, scope: 'unit' as const })) }
  expect((await sendFile(house, 'take', { content, mapping, as: elsewhere })).code).toBe('platform.forbidden')
})
