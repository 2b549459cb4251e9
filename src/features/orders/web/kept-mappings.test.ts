import { expect, test } from 'vitest'
import type { OrderMapping } from '../contract/files.ts'
import { keepMapping, mappingKept } from './kept-mappings.ts'

const emptyStore = () => {
  const values = new Map<string, string>()
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  }
}
const file = (...names: string[]) => ({
  columns: names.map((name) => ({ name, samples: [], guess: 'ignore' as const, confidence: 0.5 })),
})
const mapping = (source: string): OrderMapping => ({
  source,
  columns: ['number', 'placedAt'],
  dateOrder: 'ymd',
  currency: 'CNY',
})

test('a file with the same headings is read as the last one was, other headings are guessed anew', () => {
  const store = emptyStore()
  keepMapping(store, file('订单号', '时间'), mapping('taobao'))
  keepMapping(store, file('单号', '下单'), mapping('jd'))
  keepMapping(store, file('订单号', '时间'), mapping('tmall'))
  expect(mappingKept(store, file('订单号', '时间'))?.source).toBe('tmall')
  expect(mappingKept(store, file('单号', '下单'))?.source).toBe('jd')
  expect(mappingKept(store, file('时间', '订单号'))).toBeNull()
})

test('what was kept and cannot be read any more is as good as nothing', () => {
  const store = emptyStore()
  for (const value of ['{', '[{"headings":["订单号"],"mapping":{"source":"a"}}]', '7']) {
    store.setItem('orders.mappings', value)
    expect(mappingKept(store, file('订单号'))).toBeNull()
  }
  keepMapping(store, file('订单号'), mapping('shop'))
  expect(mappingKept(store, file('订单号'))?.source).toBe('shop')
})
