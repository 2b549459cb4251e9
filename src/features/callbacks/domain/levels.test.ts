import { expect, test } from 'vitest'
import { firstLevel } from './levels.ts'

test('handlers begin with their own callbacks, inspectors with what was drawn for them, supervision with the dissatisfied', () => {
  expect(firstLevel([1], { handles: true })).toBe(1)
  expect(firstLevel([1, 2, 3], { handles: true })).toBe(1)
  expect(firstLevel([1, 2], { handles: false })).toBe(2)
  expect(firstLevel([1, 3], { handles: false })).toBe(3)
  expect(firstLevel([], { handles: false })).toBe(1)
})
