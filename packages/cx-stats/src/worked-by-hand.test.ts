import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computed } from '../tests/computing.ts'
import { methods } from './compute.ts'

/** The 97.5th percentile of the normal distribution. */
const z = 1.959963984540054

test('the three rates: contacted of those dispatched, solved and satisfied of those reached alone', () => {
  const told = computed('three-rates', {
    dispatched: 200,
    contacted: 180,
    reached: 150,
    solved: 120,
    satisfied: 90,
  })
  expect(told.response).toMatchObject({ value: 0.9, n: 200 })
  expect(told.resolution).toMatchObject({ value: 0.8, n: 150 })
  expect(told.satisfaction).toMatchObject({ value: 0.6, n: 150 })
  // Wilson: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
  expect(told.response.low).toBeCloseTo(0.850594, 6)
  expect(told.response.high).toBeCloseTo(0.93433, 6)
})

test('nobody reached leaves two rates without a value', () => {
  const told = computed('three-rates', { dispatched: 5, contacted: 2, reached: 0, solved: 0, satisfied: 0 })
  expect([told.response.value, told.resolution.value, told.satisfaction.value]).toEqual([0.4, null, null])
})

test('the difference of two NPS is b − a, with its z test', () => {
  const a = { promoters: 50, passives: 30, detractors: 20 }
  const b = { promoters: 80, passives: 60, detractors: 60 }
  // Variances of one answer 0.7 − 0.3² and 0.7 − 0.1²
  const se = 100 * Math.sqrt(0.61 / 100 + 0.69 / 200)
  const told = computed('nps-difference', { a, b })
  expect(told).toMatchObject({ value: -20, n: 300, a: { value: 30 }, b: { value: 10 } })
  expect(told.se).toBeCloseTo(se, 10)
  expect(told.statistic).toBeCloseTo(-20 / se, 10)
  expect(told.p).toBeCloseTo(0.0407, 4)
  expect([told.low, told.high]).toEqual([expect.closeTo(-20 - z * se, 8), expect.closeTo(-20 + z * se, 8)])
  expect(computed('nps-difference', { a: b, b: a })).toMatchObject({ value: 20, p: told.p })
})

test('sample sizes follow what is known of the spread', () => {
  expect(computed('nps-sample-size', { margin: 5, variance: 0.61 }).exact).toBeCloseTo(
    0.61 * ((100 * z) / 5) ** 2,
    6,
  )
  expect(computed('proportion-sample-size', { margin: 0.03, p: 0.1 }).exact).toBeCloseTo(
    0.09 * (z / 0.03) ** 2,
    6,
  )
})

test('an index weighs its dimensions as asked for', () => {
  const respondents = [{ product: 7, service: 1, value: 4, emotion: 4 }]
  // 100 (W − 1) / 6, W the weighted mean
  expect(computed('csi', { respondents }).value).toBeCloseTo((100 * (2.8 + 0.3 + 0.8 + 0.4 - 1)) / 6, 10)
  const weights = { product: 1, service: 0, value: 1, emotion: 0 }
  expect(computed('csi', { respondents, weights }).value).toBeCloseTo(75, 10)
})

test('a mean that moved is out of its exponentially weighted limits from its first value on', () => {
  const told = computed('ewma', {
    ...{ values: [10, 10, 10, 16, 16], target: 10, sigma: 1, lambda: 0.2, L: 3 },
  })
  expect(told.chart).toEqual([10, 10, 10, expect.closeTo(11.2, 10), expect.closeTo(12.16, 10)])
  // L σ √(λ / (2 − λ))
  expect(told.limits).toEqual({ centre: 10, low: expect.closeTo(9, 10), high: expect.closeTo(11, 10) })
  expect(told.signals).toEqual([3, 4])
})

test('exact limits are narrower at first, and find at once what the long run’s would not', () => {
  const asked = { values: [13.5, 10], target: 10, sigma: 1, lambda: 0.2, L: 3 }
  const told = computed('ewma', { ...asked, exact: true })
  // L σ √(λ / (2 − λ) · (1 − (1 − λ)^2i)): 0.6, then 0.768…
  expect(told.exactLimits[0]).toEqual({ low: expect.closeTo(9.4, 10), high: expect.closeTo(10.6, 10) })
  expect(told.exactLimits[1].high).toBeCloseTo(10 + Math.sqrt(1 - 0.8 ** 4), 10)
  expect([told.signals, computed('ewma', asked).signals]).toEqual([[0], []])
})

test('Fisher’s exact p of three right of four against one of four is 34 ÷ 70 (R: fisher.test, TeaTasting)', () => {
  const told = computed('two-proportions', { a: { successes: 3, n: 4 }, b: { successes: 1, n: 4 } })
  expect(told.exactP).toBeCloseTo(34 / 70, 10)
  expect(told.warnings).toEqual(['smallExpected'])
  const large = { a: { successes: 30, n: 40 }, b: { successes: 10, n: 40 } }
  expect(computed('two-proportions', large).exactP).toBeNull()
})

test('raking begins with the weights that are given, and adds up to numbers where targets are numbers', () => {
  const rows = [
    { sex: 'f', age: 'old' },
    { sex: 'f', age: 'young' },
    { sex: 'm', age: 'old' },
  ]
  const told = computed('weights', {
    rows,
    targets: { sex: { f: 300, m: 100 } },
    weights: [2, 1, 5],
  })
  expect(told.weights).toEqual([expect.closeTo(200, 8), expect.closeTo(100, 8), expect.closeTo(100, 8)])
  // (Σw)² ÷ Σw²
  expect(told.nEff).toBeCloseTo(400 ** 2 / (200 ** 2 + 100 ** 2 + 100 ** 2), 8)
  expect(told.warnings).toEqual([])
})

test('targets that no weights can meet together are said not to be met, and by how much', () => {
  const rows = [
    { sex: 'f', age: 'old' },
    { sex: 'm', age: 'young' },
  ]
  const targets = { sex: { f: 0.5, m: 0.5 }, age: { old: 0.9, young: 0.1 } }
  const told = computed('weights', { rows, targets })
  expect(told.warnings).toEqual(['notConverged'])
  expect(told.worst).toBeCloseTo(0.4, 8)
})

test('narrower limits find more of thirty wafers (NIST/SEMATECH e-Handbook 6.3.3.2), and say how sure they are', () => {
  const defects = [
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9,
    6,
  ]
  const told = computed('p-chart', { defects, sizes: defects.map(() => 50), L: 2 })
  // 347 of 1,500, and √(p (1 − p) ÷ 50) = 0.0596: from 0.1121 to 0.3506
  expect(told.limits[0]).toEqual({ low: expect.closeTo(0.1121, 4), high: expect.closeTo(0.3506, 4) })
  expect(told.out).toEqual([4, 10, 14, 17, 20, 21, 22])
  expect(told.coverage).toBeCloseTo(0.9545, 4)
})

test('twenty-five wafers with sixteen defects on average: the one with thirty-one is out (e-Handbook 6.3.3.1)', () => {
  const defects = [
    16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13,
  ]
  const told = computed('u-chart', { defects, sizes: defects.map(() => 1) })
  expect(told).toMatchObject({ centre: 16, limits: { 0: { low: 4, high: 28 } }, out: [23] })
  expect(told.coverage).toBeCloseTo(0.9973, 4)
})

test('the surer, the wider, but for what fills its scale already', () => {
  const wider = methods.filter(({ name, example }) => {
    const width = (confidence: number) => {
      const told = computed(name, { ...(example as object), confidence })
      return typeof told.low === 'number' && typeof told.high === 'number' ? told.high - told.low : 0
    }
    expect(width(0.99), name).toBeGreaterThanOrEqual(width(0.95))
    return width(0.99) > width(0.95)
  })
  expect(wider.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'nps',
      'nps-difference',
      'proportion',
      'two-proportions',
      'csat',
      'means',
      'correlation',
    ]),
  )
})

const weight = fc.double({ min: 0.001, max: 1, noNaN: true })

test('CSI: whoever gives the best or the worst everywhere has exactly 100 or 0, whatever the weights', () => {
  fc.assert(
    fc.property(
      fc.record({ product: weight, service: weight, value: weight, emotion: weight }),
      fc.constantFrom(1, 7),
      (weights, point) => {
        const one = { product: point, service: point, value: point, emotion: point }
        const { value, scores } = computed('csi', { respondents: [one, one, one], weights })
        const wanted = point === 7 ? 100 : 0
        expect(value).toBeCloseTo(wanted, 9)
        for (const score of scores as number[]) expect(score >= 0 && score <= 100).toBe(true)
      },
    ),
  )
})

test('groups of one answer each leave nothing to test against; answers all alike are said to be', () => {
  const warnings = (groups: object) => computed('anova', { groups }).warnings
  expect(warnings({ a: [1], b: [2] })).toEqual(['untested'])
  expect(warnings({ a: [1, 1], b: [2, 2] })).toEqual(['untested'])
  expect(warnings({ a: [1, 1], b: [1, 1] })).toEqual(['allAlike'])
})
