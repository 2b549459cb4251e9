import { expect, test } from 'vitest'
import { isSame, isSameRule, orderBroughtBack } from './versions.ts'

test('settings are the same in whatever order their fields stand, and as soon as one differs they are not', () => {
  expect(isSame({ a: 1, b: { c: [1, 2], d: null } }, { b: { d: null, c: [1, 2] }, a: 1 })).toBe(true)
  expect(isSame({ sizes: [1, 2, 3] }, { sizes: [3, 2, 1] })).toBe(false)
  expect(isSame({ a: 1, b: undefined }, { a: 1 })).toBe(true)
  expect(isSame(null, {})).toBe(false)
})

test('of what a rule lists the order does not count', () => {
  const rule = { kinds: ['complaint', 'report'], tiers: [1, 2], name: '投诉' }
  expect(isSameRule(rule, { ...rule, kinds: ['report', 'complaint'] })).toBe(true)
  expect(isSameRule(rule, { ...rule, kinds: ['report'] })).toBe(false)
})

test('an order comes back around what has come since, and without what has gone', () => {
  expect(orderBroughtBack(['b', 'a', 'rest'], ['a', 'b', 'rest'])).toEqual(['a', 'b', 'rest'])
  expect(orderBroughtBack(['b', 'new', 'a', 'rest'], ['a', 'b', 'rest'])).toEqual(['a', 'new', 'b', 'rest'])
  expect(orderBroughtBack(['b', 'rest'], ['a', 'b', 'rest'])).toEqual(['b', 'rest'])
})
