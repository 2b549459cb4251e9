import { expect, test } from 'vitest'
import { moneyOf } from './money.ts'

test('money is told to its last digit, in the way of the language', () => {
  expect(moneyOf('1200.50', 'CNY', 'zh-CN')).toBe('¥1,200.50')
  expect(moneyOf('1200', 'CNY', 'en')).toBe('CN¥1,200.00')
  expect(moneyOf('0.0125', 'CNY', 'zh-CN')).toBe('¥0.0125')
  expect(moneyOf('1200', 'JPY', 'zh-CN')).toBe('JP¥1,200')
  expect(moneyOf('999999999999999.99', 'USD', 'en')).toBe('$999,999,999,999,999.99')
})
