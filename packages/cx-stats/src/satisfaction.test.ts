import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ces, respondentEffort } from './ces.ts'
import { csat, satisfied } from './csat.ts'
import { csi } from './csi.ts'
import { type Moments, momentsOf, noMoments } from './moments.ts'

describe('CSAT', () => {
  test('the two highest answers of five count as satisfied, with the Wilson interval of 81 in 263 (Newcombe 1998)', () => {
    const estimate = csat([100, 50, 32, 41, 40])
    expect(estimate).toMatchObject({ value: 81 / 263, n: 263, method: 'csat/wilson' })
    expect(estimate.low).toBeCloseTo(0.2553, 4)
    expect(estimate.high).toBeCloseTo(0.3662, 4)
  })

  test('the boxes can be chosen; no answers is no value', () => {
    expect(satisfied([1, 2, 3], 1)).toEqual({ hits: 3, n: 6 })
    expect(csat([0, 0, 0, 0, 0])).toMatchObject({ value: null, n: 0, low: 0, high: 1 })
  })

  test('a scale without unsatisfied answers and negative counts are refused', () => {
    expect(() => csat([1, 2])).toThrow('"topBoxes":2,"scalePoints":2')
    expect(() => csat([1, 2, -3, 4, 5])).toThrow('counts[2]')
  })
})

describe('CES', () => {
  test('the goal of 2.0 is met when the whole interval is, missed when none of it is', () => {
    const easy = ces(Array.from({ length: 100 }, (_, i) => 1 + (i % 2)))
    expect(easy).toMatchObject({ value: 1.5, n: 100, method: 'ces/t', goal: { atMost: 2, status: 'met' } })
    expect(ces([1, 2, 3, 2, 2]).goal.status).toBe('unclear')
    expect(ces(Array.from({ length: 100 }, (_, i) => 3 + (i % 2))).goal.status).toBe('missed')
    expect(ces([1, 2, 1, 2], { goal: 4 }).goal).toEqual({ atMost: 4, status: 'met' })
  })

  test('with no answer or one, effort may be anything on the scale', () => {
    expect(ces([])).toMatchObject({ value: null, low: 1, high: 5, goal: { status: 'unclear' } })
    expect(ces([1])).toMatchObject({ value: 1, low: 1, high: 5, goal: { status: 'unclear' } })
  })

  test('five questions answered by one person are one answer', () => {
    expect(respondentEffort([1, 2, 2, 1, 4])).toBe(2)
    expect(() => respondentEffort([])).toThrow('inconsistent')
    expect(() => respondentEffort([6])).toThrow('outOfRange')
    expect(() => respondentEffort([1.5])).toThrow('outOfRange')
    expect(() => ces([0])).toThrow('outOfRange')
  })

  test('stored moments and raw scores agree', () => {
    const scores = [1, 1, 2, 3, 5, 2, 2]
    expect(ces(momentsOf(scores)).high).toBeCloseTo(Number(ces(scores).high), 12)
  })
})

describe('CSI', () => {
  // Mean 5, 4, 6, 2 with 40/30/20/10: 4.6 on the scale, 60 of 100.
  const dimensions = {
    quality: momentsOf([4, 5, 6, 5, 5, 5]),
    service: momentsOf([3, 4, 5, 4]),
    value: momentsOf([5, 6, 7]),
    bond: momentsOf([1, 2, 3]),
  }

  test('weights 40/30/20/10 and the rescaling from 1–7 to 0–100', () => {
    const index = csi(dimensions)
    expect(index.value).toBeCloseTo(60, 10)
    expect(index).toMatchObject({ n: 3, method: 'csi/t-same' })
    expect(index.dimensions.service).toMatchObject({ value: 4, n: 4 })
  })

  test('the error of the index is the weighted sum of errors, or its squares where people differ', () => {
    const errors = [
      0.4 * Math.sqrt(0.4 / 6),
      0.3 * Math.sqrt(2 / 3 / 4),
      0.2 * Math.sqrt(1 / 3),
      0.1 * Math.sqrt(1 / 3),
    ]
    const sum = errors.reduce((total, one) => total + one, 0)
    // t 0.975 with 2 degrees of freedom: 4.302653.
    expect(Number(csi(dimensions).high) - 60).toBeCloseTo((4.302653 * sum * 100) / 6, 4)
    const apart = csi(dimensions, { samples: 'independent' })
    const half = (Number(apart.high) - 60) * (6 / 100)
    const squares = Math.hypot(...errors)
    expect(apart.method).toBe('csi/t-independent')
    expect(half).toBeGreaterThan(1.96 * squares)
    expect(half).toBeLessThan(4.303 * squares)
  })

  test('a dimension nobody answered leaves no index; one answer leaves the whole scale', () => {
    expect(csi({ ...dimensions, bond: noMoments })).toMatchObject({ value: null, n: 0, low: 0, high: 100 })
    expect(csi({ ...dimensions, bond: momentsOf([2]) })).toMatchObject({ n: 1, low: 0, high: 100 })
    const ignored = csi(
      { ...dimensions, bond: noMoments },
      { weights: { quality: 0.5, service: 0.3, value: 0.2, bond: 0 } },
    )
    expect(ignored.value).toBeCloseTo((100 * (0.5 * 5 + 0.3 * 4 + 0.2 * 6 - 1)) / 6, 9)
  })

  test('weights that do not sum to one and answers off the scale are refused', () => {
    const weights = { quality: 0.4, service: 0.3, value: 0.2, bond: 0.2 }
    expect(() => csi(dimensions, { weights })).toThrow('inconsistent')
    expect(() => csi({ ...dimensions, bond: momentsOf([8, 9]) })).toThrow('outOfRange')
  })

  const likert: fc.Arbitrary<Moments> = fc
    .array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 50 })
    .map(momentsOf)
  test('the index lies in its interval, the interval in 0…100, and one sample never narrows it', () => {
    fc.assert(
      fc.property(fc.record({ quality: likert, service: likert, value: likert, bond: likert }), (each) => {
        const [same, apart] = [csi(each), csi(each, { samples: 'independent' })]
        for (const { value, low, high } of [same, apart]) {
          expect(Number(low)).toBeGreaterThanOrEqual(-1e-9)
          expect(Number(low)).toBeLessThanOrEqual(Number(value) + 1e-9)
          expect(Number(high)).toBeGreaterThanOrEqual(Number(value) - 1e-9)
          expect(Number(high)).toBeLessThanOrEqual(100 + 1e-9)
        }
        expect(Number(same.low)).toBeLessThanOrEqual(Number(apart.low) + 1e-9)
      }),
    )
  })
})
