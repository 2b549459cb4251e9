import { expect, test } from 'vitest'
import { faultOfAmount, isCurrency } from './amounts.ts'
import { faultOfColumns, guessColumns, type Target } from './columns.ts'
import { isWebAddress } from './links.ts'
import { newestOf } from './newest.ts'
import { keysIn, numberKey } from './number-key.ts'
import { columnOfPath, joined, orderOfRow } from './rows.ts'

test('an amount is exact decimals and nothing that two countries read differently', () => {
  expect(['0', '1200.50', '0.0125', '999999999999999.99'].map(faultOfAmount)).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect(
    ['1,200.50', '1.200,50', '¥12', '1e3', '', '12.', '.5', '01', '1.00000', '１２'].map(faultOfAmount),
  ).toEqual(Array.from({ length: 10 }, () => 'badAmount'))
  expect(['-1', '−1.5', '- 3'].map(faultOfAmount)).toEqual(['negative', 'negative', 'negative'])
  expect(['CNY', 'KWD', 'cny', 'RMB', 'XYZ', ''].map(isCurrency)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})

test('a link opens a page of the web and nothing else', () => {
  for (const good of ['https://shop.example/o/1?a=b#c', 'HTTP://例子.测试/订单', 'http://shop.example:8080'])
    expect(isWebAddress(good), good).toBe(true)
  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://shop.example',
    '//shop.example',
    'https://user:word@shop.example',
    'https://shop.example@evil.example/',
    'https:// shop.example',
    'https://shop.example\\@evil.example',
    ' https://shop.example',
    'https://',
  ])
    expect(isWebAddress(bad), bad).toBe(false)
})

test('a number is found however it is written, and a short one in no text', () => {
  expect(numberKey(' hx-2026 １１27/a ')).toBe('HX20261127A')
  expect(numberKey('—')).toBe('')
  expect(keysIn(['HX-1', '2026-1127', '20261127'])).toEqual(['20261127'])
})

test('of one number the newest is taken, and of two equally new the first', () => {
  const one = (number: string, at: number) => ({ number, at })
  expect(newestOf([one('a', 1), one('b', 5), one('a', 3), one('a', 2), one('b', 5), one('c', 0)])).toEqual([
    'outdated',
    'taken',
    'taken',
    'outdated',
    'twice',
    'taken',
  ])
})

test('columns are guessed from headings, each field once, and number, time and amount have to be there', () => {
  const guessed = guessColumns([
    '订单编号',
    '买家实付金额',
    '订单创建时间',
    '收货人姓名',
    '联系手机',
    '物流单号',
    '备注',
    '编号',
  ])
  expect(guessed.map(({ target }) => target)).toEqual([
    'number',
    'amount',
    'placedAt',
    'name',
    'phone',
    'tracking',
    'ignore',
    'ignore',
  ])
  expect(guessColumns(['Order ID', 'Created at']).map(({ target }) => target)).toEqual(['ignore', 'ignore'])
  expect(guessColumns(['orderid', 'createdat', 'total']).map(({ target }) => target)).toEqual([
    'number',
    'placedAt',
    'amount',
  ])
  expect(faultOfColumns(['number', 'placedAt'], 2)).toEqual({ fault: 'fieldMissing', field: 'amount' })
  expect(faultOfColumns(['number', 'placedAt', 'amount', 'number'], 4)).toEqual({
    fault: 'fieldTwice',
    field: 'number',
  })
  expect(faultOfColumns(['number', 'placedAt', 'amount'], 4)?.fault).toBe('columnsDiffer')
})

const columns: Target[] = ['number', 'placedAt', 'amount', 'itemName', 'quantity', 'tracking', 'phone']
const reading = { columns, currency: 'CNY', momentOf: (cell: string) => `m ${cell}` }
const row = (...cells: string[]) => orderOfRow(cells, reading)

test('rows that say the same of an order and name goods go on with it, and others do not', () => {
  const first = row('A-1', '2026-11-01', '30', '牛奶', '2', 'SF1', '139')
  const both = joined(first, row('A-1', '2026-11-01', '30', '鸡蛋', '1', 'SF1', '139'))
  expect(both).toMatchObject({
    items: [{ name: '牛奶', quantity: '2' }, { name: '鸡蛋' }],
    parcels: [{ number: 'SF1' }],
    currency: 'CNY',
    placedAt: 'm 2026-11-01',
    customer: { phone: '139' },
  })
  expect(joined(first, row('A-1', '2026-11-01', '31', '鸡蛋', '1', '', '139'))).toBeNull()
  expect(joined(first, row('A-1', '2026-11-01', '30', '', '', '', '139'))).toBeNull()
  expect(joined(first, row('', '2026-11-01', '30', '鸡蛋', '', '', '139'))).toBeNull()
})

test('a fault points at the column whose cell it is about', () => {
  const paths = [
    'number',
    'items.0.name',
    'items.1.quantity',
    'parcels.0.number',
    'customer.phone',
    'status',
    'items.0.price',
  ]
  expect(paths.map((path) => columnOfPath(path, columns))).toEqual([0, 3, 4, 5, 6, -1, -1])
})
