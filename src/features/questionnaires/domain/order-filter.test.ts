import { expect, test } from 'vitest'
import { transactedAt } from './order-filter.ts'

const any = { statuses: [], channels: [], products: [] }
const order = {
  ...{ placedAt: 100, statusSince: 500, status: '已签收', channel: 'Tmall' },
  items: [{ name: '降噪耳机 Pro', sku: 'HP-1' }],
}

test('without statuses an order is over when it is placed; with them, once it stands in one of them', () => {
  expect(transactedAt(order, any)).toBe(100)
  expect(transactedAt(order, { ...any, statuses: ['已签收', '已完成'] })).toBe(500)
  expect(transactedAt({ ...order, statusSince: null }, { ...any, statuses: [' 已签收 '] })).toBe(100)
  expect(transactedAt({ ...order, status: '已发货' }, { ...any, statuses: ['已签收'] })).toBeNull()
  expect(transactedAt({ ...order, status: null }, { ...any, statuses: ['已签收'] })).toBeNull()
})

test('only orders of the channels and with the articles that are meant are asked about', () => {
  expect(transactedAt(order, { ...any, channels: ['tmall'] })).toBe(100)
  expect(transactedAt(order, { ...any, channels: ['JD'] })).toBeNull()
  for (const products of [['耳机'], ['hp-1'], ['音箱', 'pro']])
    expect(transactedAt(order, { ...any, products })).toBe(100)
  for (const products of [['hp'], ['音箱']]) {
    const named = { ...order, items: [{ name: '降噪耳机', sku: 'HP-1' }] }
    expect(transactedAt(named, { ...any, products })).toBeNull()
  }
})
