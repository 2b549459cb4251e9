import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goalStatus } from './estimate.ts'
import { InputError } from './input-error.ts'
import { proportion } from './proportion.ts'

describe('Newcombe, Statistics in Medicine 17 (1998) 857, table I', () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('Wilson %d of %d: %d to %d', (hits, n, low, high) => {
    const estimate = proportion({ hits, n })
    expect(estimate).toMatchObject({ value: hits / n, n, confidence: 0.95, method: 'proportion/wilson' })
    expect(estimate.low).toBeCloseTo(low, 4)
    expect(estimate.high).toBeCloseTo(high, 4)
  })

  test.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])('Clopper–Pearson %d of %d: %d to %d', (hits, n, low, high) => {
    const estimate = proportion({ hits, n }, { interval: 'clopper-pearson' })
    expect(estimate.low).toBeCloseTo(low, 4)
    expect(estimate.high).toBeCloseTo(high, 4)
  })
})

test('nothing asked, nothing known', () => {
  for (const interval of ['wilson', 'clopper-pearson'] as const) {
    expect(proportion({ hits: 0, n: 0 }, { interval })).toMatchObject({ value: null, n: 0, low: 0, high: 1 })
  }
})

test('one answer leaves almost everything open', () => {
  const { low, high } = proportion({ hits: 1, n: 1 })
  expect(low).toBeLessThan(0.21)
  expect(high).toBe(1)
})

const shares = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ hits: fc.integer({ min: 0, max: n }), n: fc.constant(n) }))

test('the interval contains the share, lies in 0…1, and mirrors with misses', () => {
  fc.assert(
    fc.property(
      shares,
      fc.constantFrom('wilson' as const, 'clopper-pearson' as const),
      ({ hits, n }, interval) => {
        const { value, low, high } = proportion({ hits, n }, { interval })
        const mirror = proportion({ hits: n - hits, n }, { interval })
        expect(Number(low)).toBeGreaterThanOrEqual(0)
        expect(Number(low)).toBeLessThanOrEqual(Number(value))
        expect(Number(high)).toBeGreaterThanOrEqual(Number(value))
        expect(Number(high)).toBeLessThanOrEqual(1)
        expect(1 - Number(mirror.high)).toBeCloseTo(Number(low), 9)
      },
    ),
  )
})

test('four times the answers narrow the interval; the exact interval is never the narrower one at the ends', () => {
  fc.assert(
    fc.property(shares, ({ hits, n }) => {
      const width = (one: { low: number | null; high: number | null }) => Number(one.high) - Number(one.low)
      expect(width(proportion({ hits: hits * 4, n: n * 4 }))).toBeLessThan(width(proportion({ hits, n })))
    }),
  )
})

test('exact intervals cover at least 95 % and Wilson about 95 %, summed over every outcome of 40', () => {
  for (const truth of [0.05, 0.2, 0.5, 0.85]) {
    expect(coverage(truth, 'clopper-pearson')).toBeGreaterThanOrEqual(0.95)
    expect(Math.abs(coverage(truth, 'wilson') - 0.95)).toBeLessThan(0.025)
  }
})

function coverage(truth: number, interval: 'wilson' | 'clopper-pearson'): number {
  let likelihood = (1 - truth) ** 40
  let covered = 0
  for (let hits = 0; hits <= 40; hits++) {
    const { low, high } = proportion({ hits, n: 40 }, { interval })
    if (Number(low) <= truth && truth <= Number(high)) covered += likelihood
    likelihood *= ((40 - hits) / (hits + 1)) * (truth / (1 - truth))
  }
  return covered
}

test('bad input says what was wrong', () => {
  const refusal = (share: { hits: number; n: number }) => {
    try {
      proportion(share)
    } catch (error) {
      return error instanceof InputError ? [error.code, error.facts] : error
    }
  }
  expect(refusal({ hits: 3, n: 2 })).toEqual(['inconsistent', { argument: 'share', hits: 3, n: 2 }])
  expect(refusal({ hits: -1, n: 2 })).toEqual(['notACount', { argument: 'share.hits', value: -1 }])
  expect(refusal({ hits: Number.NaN, n: 2 })).toEqual([
    'notANumber',
    { argument: 'share.hits', value: Number.NaN },
  ])
  expect(() => proportion({ hits: 1, n: 2 }, { confidence: 95 })).toThrow(
    '"argument":"confidence","value":95',
  )
  expect(() => proportion({ hits: Number.NaN, n: 2 })).toThrow('"value":"NaN"')
})

test('a goal is met or missed only when the whole interval says so', () => {
  expect(goalStatus(proportion({ hits: 90, n: 100 }), { atLeast: 0.82 })).toBe('met')
  expect(goalStatus(proportion({ hits: 90, n: 100 }), { atLeast: 0.85 })).toBe('unclear')
  expect(goalStatus(proportion({ hits: 50, n: 100 }), { atLeast: 0.85 })).toBe('missed')
  expect(goalStatus(proportion({ hits: 0, n: 0 }), { atLeast: 0.85 })).toBe('unclear')
})
