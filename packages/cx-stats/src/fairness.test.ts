import fc from 'fast-check'
import { expect, test } from 'vitest'
import { giniCoefficient, jainIndex, type Share } from './fairness.ts'

const equals = (...got: number[]): Share[] => got.map((one) => ({ got: one }))

test('Gini agrees with R (ineq 0.2-13 and phylotools, the examples of their manuals)', () => {
  const incomes = equals(541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11_904, 22_261)
  expect(giniCoefficient(incomes)).toEqual({ value: expect.closeTo(0.4620911, 7), n: 10 })
  expect(giniCoefficient(equals(1, 3, 2, 1, 1, 1, 4)).value).toBeCloseTo(0.3076923, 7)
})

test('Jain’s index is k/n when k of n share everything (DEC-TR-301), and lies between otherwise', () => {
  expect(jainIndex(equals(7, 7, 7, 0, 0, 0, 0, 0, 0, 0)).value).toBeCloseTo(0.3, 12)
  // 81 / 105: one of three got three times, one five times what the first got.
  expect(jainIndex(equals(1, 3, 5)).value).toBeCloseTo(0.771_428_571, 9)
})

test('who worked half the hours and got half of it was treated alike', () => {
  const shares = [
    { got: 20, weight: 8 },
    { got: 10, weight: 4 },
  ]
  expect(jainIndex(shares).value).toBeCloseTo(1, 12)
  expect(giniCoefficient(shares).value).toBeCloseTo(0, 12)
  expect(jainIndex(equals(20, 10)).value).toBeCloseTo(0.9, 12)
})

test('nobody, or nothing to share, has no figure', () => {
  for (const shares of [[], equals(0, 0, 0)]) {
    expect(jainIndex(shares)).toEqual({ value: null, n: shares.length })
    expect(giniCoefficient(shares)).toEqual({ value: null, n: shares.length })
  }
})

test('what cannot be shared out is refused', () => {
  expect(() => jainIndex(equals(-1))).toThrow('outOfRange')
  expect(() => giniCoefficient([{ got: 1, weight: 0 }])).toThrow('outOfRange')
  expect(() => jainIndex(equals(Number.NaN))).toThrow('notANumber')
})

const share = fc.record({ got: fc.integer({ min: 0, max: 1000 }), weight: fc.integer({ min: 1, max: 40 }) })

test('a weight of k counts as k people with an equal part each', () => {
  fc.assert(
    fc.property(fc.array(share, { minLength: 1, maxLength: 8 }), (shares) => {
      const split = shares.flatMap(({ got, weight }) => equals(...Array(weight).fill(got / weight)))
      for (const figure of [jainIndex, giniCoefficient]) {
        const [one, other] = [figure(shares).value, figure(split).value]
        if (one === null) expect(other).toBeNull()
        else expect(one).toBeCloseTo(other as number, 9)
      }
    }),
  )
})

test('both stay in their range, whatever is shared among whomever, and do not depend on the unit', () => {
  fc.assert(
    fc.property(fc.array(share, { minLength: 1, maxLength: 50 }), (shares) => {
      const [jain, gini] = [jainIndex(shares).value, giniCoefficient(shares).value]
      fc.pre(jain !== null && gini !== null)
      expect(jain).toBeGreaterThan(0)
      expect(jain).toBeLessThanOrEqual(1 + 1e-12)
      expect(gini).toBeGreaterThanOrEqual(0)
      expect(gini).toBeLessThan(1)
      const bigger = shares.map(({ got, weight }) => ({ got: got * 7, weight: weight * 3 }))
      expect(jainIndex(bigger).value).toBeCloseTo(jain as number, 9)
      expect(giniCoefficient(bigger).value).toBeCloseTo(gini as number, 9)
    }),
  )
})
