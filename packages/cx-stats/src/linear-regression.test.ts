import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computed } from '../tests/computing.ts'
import { near } from '../tests/near.ts'
import { attitude } from '../tests/published-data.ts'
import { longley } from '../tests/published-regression.ts'

test('six figures of an economy that say much the same keep nine digits (NIST StRD Longley)', () => {
  const told = computed('regression', { ...longley, robust: false })
  near(told.value, 0.995479004577296, 1e-12)
  near(told.statistic, 330.285339234588, 1e-9)
  near(told.residual, 0.304854073561965, 1e-9)
  near(told.intercept, -3482.25863459582, 1e-9)
  const certified = {
    deflator: [0.0150618722713733, 0.0849149257747669],
    gnp: [-0.035819179292591, 0.0334910077722432],
    unemployed: [-0.0202022980381683, 0.00488399681651699],
    forces: [-0.0103322686717359, 0.00214274163161675],
    population: [-0.0511041056535807, 0.22607320006937],
    year: [1.82915146461355, 0.455478499142212],
  }
  for (const [name, [value, se]] of Object.entries(certified)) {
    near(told.coefficients[name].value, value as number, 1e-9)
    near(told.coefficients[name].se, se as number, 1e-9)
  }
  near(told.coefficients.year.low, 0.798787515278416, 1e-9)
  near(told.coefficients.year.p, 0.00303680334163023, 1e-9)
  expect(told.warnings).toEqual(['smallSample', 'entangled'])
})

describe('what makes departments be liked (R: lm, attitude)', () => {
  const names = ['rating', 'complaints', 'privileges', 'learning', 'raises', 'critical', 'advance']
  const column = (i: number) => attitude.map((row) => row[i] as number)
  const input = {
    y: column(0),
    x: Object.fromEntries(names.slice(1).map((name, i) => [name, column(i + 1)])),
  }

  test('its weights, its F and what is not explained', () => {
    const told = computed('regression', { ...input, robust: false })
    near(told.value, 0.732601992531149)
    near(told.adjusted, 0.662845990582754)
    near(told.p, 1.24041205577849e-5, 1e-8)
    expect(told.df).toEqual([6, 23])
    near(told.coefficients.complaints.value, 0.6131876078097)
    near(told.coefficients.complaints.high, 0.946206553578559)
    near(told.coefficients.complaints.standardised, 0.670725204411729)
    near(told.coefficients.complaints.inflation, 2.66706030825785)
  })

  test('robust errors are HC3, and leave the weights as they are', () => {
    const told = computed('regression', input)
    near(told.coefficients.complaints.se, 0.15361297292755)
    near(told.coefficients.advance.se, 0.195900743291258)
    near(told.coefficients.complaints.value, 0.6131876078097)
    expect(told.method).toBe('regression/hc3')
  })
})

test('a regressor that repeats others is named and left out; rows with gaps are left out and told of', () => {
  const a = [1, 2, 3, 4, 5, 6, 8, 7]
  const told = computed('regression', {
    y: [2, 3, 5, 4, 6, 8, 9, null],
    x: { a, twice: a.map((one) => 3 - 2 * one), same: a.map(() => 7) },
  })
  expect(told.aliased).toEqual(['twice', 'same'])
  expect(Object.keys(told.coefficients)).toEqual(['a'])
  expect([told.n, told.df]).toEqual([7, [1, 5]])
  expect(told.warnings).toEqual(['smallSample', 'aliased', 'skipped'])
})

test('as many regressors as answers explain everything and prove nothing', () => {
  const told = computed('regression', { y: [1, 5, 2], x: { a: [1, 2, 4], b: [0, 1, 0], c: [3, 1, 1] } })
  expect(told.value).toBeCloseTo(1, 12)
  expect([told.statistic, told.p, told.residual, told.coefficients.a.se]).toEqual([null, null, null, null])
  expect(told.aliased).toEqual(['c'])
})

const column = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 12, maxLength: 12 })

test('units do not matter: y and regressors moved and stretched give the same R², t and p', () => {
  const stretch = fc.constantFrom(0.001, 1, 1000)
  fc.assert(
    fc.property(column, column, column, stretch, (y, a, b, by) => {
      const one = computed('regression', { y, x: { a, b } })
      const move = (values: number[]) => values.map((value) => 5 + by * value)
      const other = computed('regression', { y: move(y), x: { a: move(a), b: move(b) } })
      expect(other.aliased).toEqual(one.aliased)
      if (one.value === null) return expect(other.value).toBeNull()
      expect(one.value).toBeGreaterThanOrEqual(0)
      expect(one.value).toBeLessThanOrEqual(1)
      expect(other.value).toBeCloseTo(one.value, 6)
      for (const [name, { p, inflation }] of Object.entries<{ p: number | null; inflation: number }>(
        one.coefficients,
      )) {
        expect(inflation).toBeGreaterThanOrEqual(1 - 1e-9)
        if (p !== null && one.value < 1 - 1e-9) expect(other.coefficients[name].p).toBeCloseTo(p, 5)
      }
    }),
  )
})
