import { expect, test } from 'vitest'
import { factMeaning } from './fact-words.ts'

const time = (from: string, to: string) => ({
  kind: 'time' as const,
  span: { start: 0, end: 1 },
  stretch: { from, to },
})

test('a day, a week, a time of the clock and an afternoon are told as people tell them', () => {
  expect(factMeaning(time('2026-11-20T00:00', '2026-11-21T00:00'), 'zh-CN')).toBe('2026年11月20日')
  expect(factMeaning(time('2026-11-16T00:00', '2026-11-23T00:00'), 'zh-CN')).toBe(
    '2026年11月16日 – 2026年11月22日',
  )
  expect(factMeaning(time('2026-11-20T15:30', '2026-11-20T15:31'), 'en')).toBe('20 Nov 2026 15:30')
  expect(factMeaning(time('2026-11-20T18:00', '2026-11-21T00:00'), 'en')).toBe('20 Nov 2026 18:00–24:00')
})

test('an amount is told in its currency, and an order number by itself', () => {
  const span = { start: 0, end: 1 }
  expect(factMeaning({ kind: 'amount', span, amount: { value: 12_300.5, currency: 'CNY' } }, 'zh-CN')).toBe(
    '¥12,300.50',
  )
  expect(factMeaning({ kind: 'order_number', span }, 'zh-CN')).toBeNull()
})
