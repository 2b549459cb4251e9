import { expect, test } from 'vitest'
import { census, isCensus } from './census.ts'
import { goalStatus } from './estimate.ts'
import { eventCount } from './event-count.ts'

test('what was counted through is itself from one end to the other, also where there is nothing', () => {
  for (const n of [0, 1, 90]) expect(census(n)).toMatchObject({ value: n, n, low: n, high: n })
  expect([isCensus(census(90)), isCensus(eventCount(90))]).toEqual([true, false])
})

test('against a goal nothing of it is unclear', () => {
  expect([89, 90, 91].map((n) => goalStatus(census(n), { atMost: 90 }))).toEqual(['met', 'met', 'missed'])
})

test('only whole numbers are counts', () => {
  expect(() => census(-1)).toThrow()
  expect(() => census(1.5)).toThrow()
})
