import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../tests/seeded-random.ts'
import { binomialCdf } from './distributions.ts'
import { benjaminiHochberg } from './false-discovery.ts'
import { InputError } from './input-error.ts'
import { type Rate, rateRise } from './rate-ratio.ts'

const rate = (most: number): fc.Arbitrary<Rate> =>
  fc
    .tuple(fc.integer({ min: 1, max: most }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([exposure, share]) => ({ events: Math.floor(exposure * share), exposure }))

test('adjusted p-values are those that R gives', () => {
  // p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "BH") and a published example in another order.
  for (const p of benjaminiHochberg([0.01, 0.02, 0.03, 0.04, 0.05])) expect(p).toBeCloseTo(0.05, 12)
  const [a, b, c, d] = benjaminiHochberg([0.2, 0.001, 0.03, 0.8])
  expect([a, b, c, d].map((p) => p?.toFixed(4))).toEqual(['0.2667', '0.0040', '0.0600', '0.8000'])
  expect(benjaminiHochberg([])).toEqual([])
  expect(() => benjaminiHochberg([1.2])).toThrow(InputError)
})

test('adjusting never makes a p-value smaller, keeps their order, and does not look at where they stand', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }), (pValues) => {
      const adjusted = benjaminiHochberg(pValues)
      for (const [i, p] of pValues.entries()) {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p)
        expect(adjusted[i]).toBeLessThanOrEqual(1)
        for (const [j, other] of pValues.entries())
          if (p < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] as number)
      }
      expect(benjaminiHochberg(pValues.toReversed())).toEqual(adjusted.toReversed())
    }),
  )
})

test('the chance of so many is the tail of the binomial distribution, and keeps its digits far out', () => {
  const { pValue, expected, ratio } = rateRise({
    current: { events: 12, exposure: 100 },
    previous: { events: 8, exposure: 400 },
  })
  expect(expected).toBe(2)
  expect(ratio.value).toBe(6)
  expect(pValue).toBeCloseTo(1 - binomialCdf(11, 20, 0.2), 12)
  const far = rateRise({ current: { events: 300, exposure: 1000 }, previous: { events: 10, exposure: 4000 } })
  expect(far.pValue).toBeGreaterThan(0)
  expect(far.pValue).toBeLessThan(1e-100)
})

test('Dunning’s statistic is that of the two-by-two table', () => {
  // Cells 110, 2442, 111, 29114 are «the swiss» in his table 2: 270.72.
  const { logLikelihood } = rateRise({
    current: { events: 110, exposure: 2552 },
    previous: { events: 111, exposure: 29225 },
  })
  expect(logLikelihood).toBeCloseTo(270.72, 1)
})

test('what never was before has no ratio, only a least one', () => {
  const { ratio, expected, pValue } = rateRise({
    current: { events: 9, exposure: 200 },
    previous: { events: 0, exposure: 800 },
  })
  expect(ratio).toMatchObject({ value: null, high: null, n: 9 })
  expect(ratio.low).toBeGreaterThan(4)
  expect(expected).toBe(0)
  expect(pValue).toBeCloseTo(0.2 ** 9, 12)
})

test('the interval holds the ratio, and excludes one exactly where both tails agree', () => {
  fc.assert(
    fc.property(rate(500), rate(2000), (current, previous) => {
      const { ratio, pValue } = rateRise({ current, previous })
      const { value, low, high } = ratio
      if (value !== null) expect(value).toBeGreaterThanOrEqual((low as number) - 1e-9)
      if (value !== null && high !== null) expect(value).toBeLessThanOrEqual(high + 1e-9)
      if (Math.abs(pValue - 0.025) > 1e-6) expect((low as number) > 1).toBe(pValue < 0.025)
    }),
  )
})

test('a rate that has not risen is called risen no more often than said', () => {
  const random = seededRandom(3)
  const draw = (n: number, share: number) => {
    let events = 0
    for (let i = 0; i < n; i++) if (random() < share) events++
    return { events, exposure: n }
  }
  const rounds = 1500
  let alarms = 0
  for (let i = 0; i < rounds; i++)
    if (rateRise({ current: draw(150, 0.05), previous: draw(600, 0.05) }).pValue < 0.05) alarms++
  expect(alarms / rounds).toBeLessThan(0.06)
})

test('rates that cannot be are refused', () => {
  const fine = { events: 1, exposure: 10 }
  for (const current of [
    { events: 1, exposure: 0 },
    { events: 11, exposure: 10 },
    { events: -1, exposure: 10 },
    { events: 1.5, exposure: 10 },
  ])
    expect(() => rateRise({ current, previous: fine })).toThrow(InputError)
})
