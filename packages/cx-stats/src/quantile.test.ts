import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../tests/seeded-random.ts'
import { bucketBounds, bucketOf, durationBoundaries, histogramOf, mergeHistograms } from './histogram.ts'
import { histogramMedian, histogramQuantile } from './histogram-quantile.ts'
import { quantileRanks } from './order-statistics.ts'
import { median, quantile } from './quantile.ts'

describe('ranks for the median at 95 % (sign test table, Conover 1999, table A3)', () => {
  test.each([
    [6, 1, 6],
    [8, 1, 8],
    [9, 2, 8],
    [10, 2, 9],
    [20, 6, 15],
    [30, 10, 21],
    [50, 18, 33],
    [100, 40, 61],
  ])('%d values: ranks %d and %d', (n, low, high) => {
    expect(quantileRanks({ n, level: 0.5, confidence: 0.95 })).toEqual({ low, high })
  })

  test('five values are too few to bound a median', () => {
    expect(quantileRanks({ n: 5, level: 0.5, confidence: 0.95 })).toEqual({ low: null, high: null })
  })
})

test('quantiles of 1…10 by definition 7 (Hyndman and Fan 1996)', () => {
  const values = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
  expect(median(values)).toEqual({
    value: 5.5,
    n: 10,
    low: 2,
    high: 9,
    confidence: 0.95,
    method: 'median/order-statistic',
  })
  expect(quantile(values, 0.25).value).toBe(3.25)
  expect(quantile(values, 0.9).value).toBeCloseTo(9.1, 12)
  expect(quantile(values, 0.9)).toMatchObject({ high: null, method: 'quantile/order-statistic' })
})

test('no values, one value, and bad ones', () => {
  expect(median([])).toMatchObject({ value: null, n: 0, low: null, high: null })
  expect(median([4])).toMatchObject({ value: 4, n: 1, low: null, high: null })
  expect(() => median([1, Number.NaN])).toThrow('notANumber')
  expect(() => quantile([1], 1)).toThrow('outOfRange')
})

test('the interval of the median covers a skewed truth in 95 % to 98.5 % of 4,000 seeded samples of 25', () => {
  const random = seededRandom(25)
  let covered = 0
  for (let sample = 0; sample < 4000; sample++) {
    const { low, high } = median(Array.from({ length: 25 }, () => -Math.log(1 - random())))
    if (Number(low) <= Math.LN2 && Math.LN2 <= Number(high)) covered++
  }
  expect(covered / 4000).toBeGreaterThan(0.945)
  expect(covered / 4000).toBeLessThan(0.985)
})

describe('duration buckets', () => {
  test('the boundaries that stored counts mean: from 1 ms by 5 % to just over ten years', () => {
    expect(durationBoundaries.length).toBe(544)
    expect(durationBoundaries.slice(0, 4)).toEqual([1, 1.05, 1.1025, 1.1576250000000001])
    expect(durationBoundaries[360]).toBe(42476396.40868066)
    expect(durationBoundaries.at(-1)).toBeGreaterThan(3650 * 24 * 3600 * 1000)
  })

  test('every duration lies in its bucket, and boundaries belong to the upper one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 4e11, noNaN: true }), (duration) => {
        const { low, high } = bucketBounds(bucketOf(duration))
        expect(low).toBeLessThanOrEqual(duration)
        expect(duration).toBeLessThan(high ?? Number.POSITIVE_INFINITY)
      }),
    )
    expect(bucketOf(1)).toBe(1)
    expect(bucketOf(0.999)).toBe(0)
    expect(bucketBounds(544)).toEqual({ low: durationBoundaries[543], high: null })
  })

  test('negative durations, unknown buckets and negative counts are refused', () => {
    expect(() => bucketOf(-1)).toThrow('outOfRange')
    expect(() => bucketOf(Number.NaN)).toThrow('notANumber')
    expect(() => bucketBounds(545)).toThrow('outOfRange')
    expect(() => mergeHistograms({ 545: 1 })).toThrow('outOfRange')
    expect(() => mergeHistograms({ 5: -1 })).toThrow('notACount')
    expect(() => histogramMedian(JSON.parse('{"a":1}'))).toThrow('outOfRange')
  })
})

const durations = fc.array(fc.double({ min: 1, max: 3e11, noNaN: true }), { minLength: 1, maxLength: 60 })

test('merging histograms is associative and equals the histogram of everything', () => {
  fc.assert(
    fc.property(durations, durations, durations, (a, b, c) => {
      const [one, two, three] = [histogramOf(a), histogramOf(b), histogramOf(c)]
      expect(mergeHistograms(mergeHistograms(one, two), three)).toEqual(histogramOf([...a, ...b, ...c]))
      expect(mergeHistograms(one, mergeHistograms(three, two))).toEqual(histogramOf([...a, ...b, ...c]))
    }),
  )
})

test('a quantile from buckets is within 5 % of the raw one, and its interval encloses the raw interval', () => {
  fc.assert(
    fc.property(durations, fc.constantFrom(0.1, 0.5, 0.9, 0.95), (values, level) => {
      const raw = quantile(values, level)
      const stored = histogramQuantile(histogramOf(values), level)
      const error = Math.abs(Number(stored.value) - Number(raw.value)) / Number(raw.value)
      expect(error).toBeLessThanOrEqual(stored.maxRelativeError + 1e-12)
      expect(stored.n).toBe(raw.n)
      expect(Number(stored.low)).toBeLessThanOrEqual(raw.low ?? 0)
      expect(raw.low === null || Number(stored.low) >= raw.low / 1.0500001).toBe(true)
      if (raw.high === null) expect(stored.high).toBeNull()
      else expect(Number(stored.high)).toBeGreaterThan(raw.high)
      expect(Number(stored.low)).toBeLessThanOrEqual(Number(stored.value))
      expect(stored.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(Number(stored.value))
    }),
  )
})

test('stored durations: none, under a millisecond, and beyond ten years', () => {
  expect(histogramMedian({})).toMatchObject({ value: null, n: 0, low: 0, high: null })
  expect(Number(histogramMedian(histogramOf([0, 0.2, 0.4])).value)).toBeLessThan(1)
  const long = histogramMedian(histogramOf(new Array(20).fill(1e12)))
  expect(long).toMatchObject({ value: null, n: 20, low: durationBoundaries.at(-1), high: null })
  expect(histogramMedian({ 7: 0 })).toMatchObject({ value: null, n: 0 })
})
