import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finitePopulation } from './finite-population.ts'
import { nps } from './nps.ts'
import { proportion } from './proportion.ts'
import {
  sampleSizeForChange,
  sampleSizeForMean,
  sampleSizeForNps,
  sampleSizeForProportion,
} from './sample-size.ts'

test('a share to ±3 points at 95 % needs 1,068 answers', () => {
  expect(sampleSizeForProportion({ margin: 0.03 })).toBe(1068)
})

describe('Krejcie and Morgan, Educational and Psychological Measurement 30 (1970) 607, table 1: ±5 points at 95 %', () => {
  test.each([
    [100, 80],
    [1000, 278],
    [10_000, 370],
  ])('of %d: %d', (population, n) => {
    expect(sampleSizeForProportion({ margin: 0.05 }, { population })).toBe(n)
  })
})

test('a change from 50 % to 75 % at 90 % power needs 77 in each group (R documentation of power.prop.test: 76.7)', () => {
  expect(sampleSizeForChange({ from: 0.5, to: 0.75, power: 0.9 })).toBe(77)
  expect(() => sampleSizeForChange({ from: 0.5, to: 0.5 })).toThrow('inconsistent')
})

test('an NPS needs its own number: four times a share at worst, and enough for what is expected', () => {
  expect(sampleSizeForNps({ margin: 3 })).toBe(4269)
  const n = sampleSizeForNps({ margin: 5, promoters: 0.5, detractors: 0.2 })
  const { value, high } = nps(rounded(n))
  expect(Number(high) - Number(value)).toBeCloseTo(5, 1)
  expect(() => sampleSizeForNps({ margin: 3, promoters: 0.7, detractors: 0.7 })).toThrow('inconsistent')
})

function rounded(n: number) {
  const promoters = Math.round(n * 0.5)
  const detractors = Math.round(n * 0.2)
  return { promoters, detractors, passives: n - promoters - detractors }
}

test('a mean of deviation 1.2 to ± 0.1 needs 554', () => {
  expect(sampleSizeForMean({ margin: 0.1, deviation: 1.2 })).toBe(554)
  expect(() => sampleSizeForMean({ margin: 0, deviation: 1 })).toThrow('outOfRange')
})

test('the promised margin is kept', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.005, max: 0.2, noNaN: true }), (margin) => {
      const n = sampleSizeForProportion({ margin })
      expect(1.959963984540054 * Math.sqrt(0.25 / n)).toBeLessThanOrEqual(margin * (1 + 1e-12))
    }),
  )
})

describe('finite population', () => {
  test('half of everybody: the interval shrinks by √(50 ÷ 99) on each side', () => {
    const whole = proportion({ hits: 20, n: 50 })
    const corrected = finitePopulation(whole, 100)
    const factor = Math.sqrt(50 / 99)
    expect(corrected).toMatchObject({ value: 0.4, n: 50, method: 'proportion/wilson+fpc' })
    expect(corrected.low).toBeCloseTo(0.4 - (0.4 - Number(whole.low)) * factor, 12)
    expect(corrected.high).toBeCloseTo(0.4 + (Number(whole.high) - 0.4) * factor, 12)
  })

  test('everybody asked, nobody asked, and more answers than people', () => {
    expect(finitePopulation(proportion({ hits: 1, n: 4 }), 4)).toMatchObject({ low: 0.25, high: 0.25 })
    expect(finitePopulation(proportion({ hits: 0, n: 0 }), 4)).toMatchObject({ value: null, low: 0, high: 1 })
    expect(() => finitePopulation(proportion({ hits: 1, n: 4 }), 3)).toThrow('inconsistent')
  })
})
