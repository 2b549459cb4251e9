import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventCount } from './event-count.ts'

// Garwood 1936, table of 95 % limits for the mean of a Poisson variable.
test.each([
  [0, 0, 3.6889],
  [1, 0.0253, 5.5716],
  [5, 1.6235, 11.6683],
  [10, 4.7954, 18.3904],
  [50, 37.1111, 65.9188],
])('%d events lie between %d and %d', (events, low, high) => {
  const estimate = eventCount(events)
  expect(estimate).toMatchObject({ value: events, n: events, method: 'count/garwood' })
  expect(estimate.low).toBeCloseTo(low, 3)
  expect(estimate.high).toBeCloseTo(high, 3)
})

test('from a hundred events on the closed form stands for the exact limits', () => {
  const { low, high, method } = eventCount(100)
  expect(method).toBe('count/byar')
  expect(Math.abs((low as number) / 81.364 - 1)).toBeLessThan(3e-5)
  expect(Math.abs((high as number) / 121.6271 - 1)).toBeLessThan(3e-5)
})

test('the interval encloses the count, however many there are, and grows with confidence', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000_000 }), (events) => {
      const [usual, sure] = [eventCount(events), eventCount(events, { confidence: 0.99 })]
      expect(usual.low).toBeLessThanOrEqual(events)
      expect(usual.high).toBeGreaterThan(events)
      expect(sure.high).toBeGreaterThan(usual.high as number)
    }),
  )
})

test('what is no count is refused', () => {
  expect(() => eventCount(-1)).toThrow()
  expect(() => eventCount(1.5)).toThrow()
})
