import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../tests/seeded-random.ts'
import {
  type Comparison,
  compareEstimates,
  compareMeans,
  compareNps,
  compareProportions,
} from './comparison.ts'
import { mean } from './mean.ts'
import { momentsOf } from './moments.ts'
import { proportion, type Share } from './proportion.ts'
import { median } from './quantile.ts'
import { twoProportionTest } from './two-proportion-test.ts'

const share = (hits: number, n: number): Share => ({ hits, n })

describe('Newcombe, Statistics in Medicine 17 (1998) 873, table II, method 10', () => {
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('%d/%d − %d/%d: %d to %d', (a, m, b, n, low, high) => {
    const compared = compareProportions({ current: share(a, m), previous: share(b, n) })
    expect(compared).toMatchObject({ n: { current: m, previous: n }, method: 'difference/newcombe' })
    expect(compared.difference).toBeCloseTo(a / m - b / n, 12)
    expect(compared.low).toBeCloseTo(low, 4)
    expect(compared.high).toBeCloseTo(high, 4)
  })
})

describe('test of two shares', () => {
  test("Physicians' Health Study, 189/11034 against 104/11037: z = 5.00 (Agresti, Categorical Data Analysis, 3.1)", () => {
    const result = twoProportionTest({ current: share(189, 11_034), previous: share(104, 11_037) })
    expect(result.method).toBe('test/pooled-z')
    expect(result.statistic).toBeCloseTo(5.0, 2)
    expect(result.pValue).toBeLessThan(1e-6)
  })

  test("Fisher's tea tasting, 3/4 against 1/4: p = 0.4857 (Fisher 1935)", () => {
    const result = twoProportionTest({ current: share(3, 4), previous: share(1, 4) })
    expect(result).toMatchObject({ method: 'test/fisher-exact', statistic: null })
    expect(result.pValue).toBeCloseTo(0.4857, 4)
  })

  test('8/10 against 1/6: p = 0.03497 (SciPy 1.17 reference)', () => {
    expect(twoProportionTest({ current: share(8, 10), previous: share(1, 6) }).pValue).toBeCloseTo(
      0.034965034965,
      9,
    )
  })

  test('an empty group cannot be tested', () => {
    expect(() => twoProportionTest({ current: share(0, 0), previous: share(1, 4) })).toThrow('inconsistent')
  })
})

describe('means', () => {
  // Student, Biometrika 6 (1908) 20; Welch test as printed in the R documentation of t.test.
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

  test("Student's sleep data: −3.3655 to 0.2055, p = 0.07939 (R, t.test(extra ~ group))", () => {
    for (const compared of [
      compareMeans({ current: first, previous: second }),
      compareMeans({ current: momentsOf(first), previous: momentsOf(second) }),
    ]) {
      expect(compared.low).toBeCloseTo(-3.3654832, 6)
      expect(compared.high).toBeCloseTo(0.2054832, 6)
      expect(compared.pValue).toBeCloseTo(0.07939, 5)
      expect(compared.significant).toBe(false)
    }
  })

  test('too few answers, or answers without any spread, announce nothing', () => {
    const unknown = { low: null, high: null, pValue: null, significant: false }
    expect(compareMeans({ current: [5], previous: first })).toMatchObject({ difference: 4.25, ...unknown })
    expect(compareMeans({ current: [], previous: first })).toMatchObject({ difference: null, ...unknown })
    expect(compareMeans({ current: [5, 5], previous: [1, 1] })).toMatchObject({ difference: 4, ...unknown })
  })
})

describe('NPS', () => {
  test('two large surveys: the difference of two three-point means', () => {
    const compared = compareNps({
      current: { promoters: 500, passives: 300, detractors: 200 },
      previous: { promoters: 400, passives: 300, detractors: 300 },
    })
    // Variances 0.61 and 0.69 over 1,000 each: standard error 3.606 points.
    expect(compared).toMatchObject({ difference: 20, significant: true, method: 'difference/nps-wald' })
    expect(compared.low).toBeCloseTo(20 - 1.95996 * 3.6056, 2)
    expect(compared.high).toBeCloseTo(20 + 1.95996 * 3.6056, 2)
    expect(compared.pValue).toBeCloseTo(2.9e-8, 9)
  })

  test('a fall of a hundred points in three answers is not significant; no answers have no difference', () => {
    const previous = { promoters: 500, passives: 300, detractors: 200 }
    const small = compareNps({ current: { promoters: 0, passives: 2, detractors: 1 }, previous })
    expect(small).toMatchObject({ significant: false, method: 'difference/nps-adjusted' })
    const none = compareNps({ current: { promoters: 0, passives: 0, detractors: 0 }, previous })
    expect(none).toMatchObject({ difference: null, pValue: null, significant: false, n: { current: 0 } })
  })
})

test('medians and any other estimates are compared by their intervals, at one confidence', () => {
  const slow = median(Array.from({ length: 101 }, (_, i) => 200 + i))
  const fast = median(Array.from({ length: 101 }, (_, i) => 100 + i))
  expect(compareEstimates({ current: fast, previous: slow })).toMatchObject({
    difference: -100,
    significant: true,
  })
  expect(compareEstimates({ current: median([1, 2]), previous: slow })).toMatchObject({
    low: null,
    pValue: null,
  })
  expect(() => compareEstimates({ current: mean([1, 2], { confidence: 0.9 }), previous: slow })).toThrow(
    'inconsistent',
  )
})

const shares = fc
  .integer({ min: 0, max: 300 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((hits) => share(hits, n)))
const samples = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 })
const groups = fc.record({ promoters: fc.nat(200), passives: fc.nat(200), detractors: fc.nat(200) })

function expectMirrored(one: Comparison, other: Comparison) {
  expect(-Number(other.difference)).toBeCloseTo(Number(one.difference), 9)
  expect(-Number(other.low)).toBeCloseTo(Number(one.high), 9)
  expect(-Number(other.high)).toBeCloseTo(Number(one.low), 9)
  expect(Number(other.pValue)).toBeCloseTo(Number(one.pValue), 9)
  expect(other.significant).toBe(one.significant)
  expect(JSON.parse(JSON.stringify(one))).toEqual(one)
  if (one.difference === null || one.low === null || one.high === null) return
  expect(one.low).toBeLessThanOrEqual(one.difference + 1e-12)
  expect(one.high).toBeGreaterThanOrEqual(one.difference - 1e-12)
}

test('swapping the periods turns every difference round and changes nothing else', () => {
  fc.assert(
    fc.property(shares, shares, (a, b) => {
      expectMirrored(
        compareProportions({ current: a, previous: b }),
        compareProportions({ current: b, previous: a }),
      )
      const [one, two] = [proportion(a), proportion(b)]
      expectMirrored(
        compareEstimates({ current: one, previous: two }),
        compareEstimates({ current: two, previous: one }),
      )
    }),
  )
  fc.assert(
    fc.property(samples, samples, (a, b) => {
      expectMirrored(compareMeans({ current: a, previous: b }), compareMeans({ current: b, previous: a }))
    }),
  )
  fc.assert(
    fc.property(groups, groups, (a, b) => {
      expectMirrored(compareNps({ current: a, previous: b }), compareNps({ current: b, previous: a }))
    }),
  )
})

test('where nothing changed, at most about 5 % of 3,000 seeded comparisons cry significant', () => {
  const random = seededRandom(7)
  const hits = (n: number) => Array.from({ length: n }, () => (random() < 0.3 ? 1 : 0))
  let shareAlarms = 0
  let meanAlarms = 0
  for (let i = 0; i < 3000; i++) {
    const [a, b] = [hits(60), hits(90)]
    const of = (values: number[]) => share(values.filter(Boolean).length, values.length)
    if (compareProportions({ current: of(a), previous: of(b) }).significant) shareAlarms++
    if (
      compareMeans({ current: a.map((x) => x + random()), previous: b.map((x) => x + random()) }).significant
    )
      meanAlarms++
  }
  expect(shareAlarms / 3000).toBeLessThan(0.06)
  expect(meanAlarms / 3000).toBeGreaterThan(0.035)
  expect(meanAlarms / 3000).toBeLessThan(0.065)
})
