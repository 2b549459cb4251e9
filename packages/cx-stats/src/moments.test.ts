import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../tests/seeded-random.ts'
import { mean } from './mean.ts'
import { mergeMoments, momentsOf, noMoments, summarize } from './moments.ts'

// NIST StRD NumAcc: one x.2 followed by 500 pairs x.1, x.3; certified deviation 0.1.
const numAcc = (base: number) => [
  base + 0.2,
  ...Array.from({ length: 1000 }, (_, i) => base + (i % 2 ? 0.3 : 0.1)),
]

describe('NIST Statistical Reference Datasets', () => {
  test.each([
    ['NumAcc2', 1, 1.2, 12],
    ['NumAcc3', 1_000_000, 1_000_000.2, 8],
    ['NumAcc4', 10_000_000, 10_000_000.2, 7],
  ])('%s: raw values keep mean and deviation', (_name, base, expected, digits) => {
    const { mean: value, variance } = summarize(numAcc(base))
    expect(value).toBeCloseTo(expected, 8)
    expect(Math.sqrt(Number(variance))).toBeCloseTo(0.1, digits)
  })

  test('NumAcc2 also from stored moments', () => {
    const { mean: value, variance } = summarize(momentsOf(numAcc(1)))
    expect(value).toBeCloseTo(1.2, 12)
    expect(Math.sqrt(Number(variance))).toBeCloseTo(0.1, 11)
  })
})

test('whole numbers stay exact however close together: 10,000,001 to 10,000,003', () => {
  expect(summarize(momentsOf([10_000_001, 10_000_003, 10_000_002]))).toEqual({
    n: 3,
    mean: 10_000_002,
    variance: 1,
  })
})

const answers = fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 40 })
const durations = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { maxLength: 40 })

test('merging is exact, associative and commutative for answers, with nothing as identity', () => {
  fc.assert(
    fc.property(answers, answers, answers, (a, b, c) => {
      const [one, two, three] = [momentsOf(a), momentsOf(b), momentsOf(c)]
      const all = momentsOf([...a, ...b, ...c])
      expect(mergeMoments(mergeMoments(one, two), three)).toEqual(all)
      expect(mergeMoments(one, mergeMoments(two, three))).toEqual(all)
      expect(mergeMoments(three, one, two)).toEqual(all)
      expect(mergeMoments(one, noMoments)).toEqual(one)
    }),
  )
})

test('merged durations give the mean and variance of all durations', () => {
  fc.assert(
    fc.property(durations, durations, (a, b) => {
      const merged = summarize(mergeMoments(momentsOf(a), momentsOf(b)))
      const whole = summarize([...a, ...b])
      const scale = Math.max(1e-12, ...a, ...b)
      expect(merged.n).toBe(whole.n)
      expect(Math.abs(Number(merged.mean) - Number(whole.mean))).toBeLessThanOrEqual(scale * 1e-14)
      expect(Math.abs(Number(merged.variance) - Number(whole.variance))).toBeLessThanOrEqual(
        scale ** 2 * 1e-12,
      )
    }),
  )
})

test('impossible moments and values are refused', () => {
  expect(() => summarize({ n: 2, sum: 10, sumSquares: 1 })).toThrow('inconsistent')
  expect(() => summarize({ n: 0, sum: 1, sumSquares: 1 })).toThrow('inconsistent')
  expect(() => summarize({ n: -1, sum: 0, sumSquares: 0 })).toThrow('notACount')
  expect(() => momentsOf([1, Number.NaN])).toThrow('notANumber')
  expect(() => summarize([Number.POSITIVE_INFINITY])).toThrow('notANumber')
})

describe('mean', () => {
  test('NIST e-Handbook 1.3.5.2, heat flow meter: 195 values, 9.261460 ± → 9.258242 to 9.264679', () => {
    const [n, average, deviation] = [195, 9.26146, 0.022789]
    const sum = n * average
    const estimate = mean({ n, sum, sumSquares: deviation ** 2 * (n - 1) + sum * average })
    expect(estimate.method).toBe('mean/t')
    expect(estimate.low).toBeCloseTo(9.258242, 5)
    expect(estimate.high).toBeCloseTo(9.264679, 5)
  })

  test('none and one', () => {
    expect(mean([])).toEqual({ value: null, n: 0, low: null, high: null, confidence: 0.95, method: 'mean/t' })
    expect(mean([7])).toEqual({ value: 7, n: 1, low: null, high: null, confidence: 0.95, method: 'mean/t' })
    expect(mean([3], { range: [1, 5] })).toMatchObject({ value: 3, low: 1, high: 5 })
  })

  test('answers that are all alike are not certainty', () => {
    expect(mean([2, 2, 2])).toMatchObject({ value: 2, low: null, high: null, method: 'mean/no-spread' })
    const few = mean([1, 1, 1], { range: [1, 5] })
    const many = mean(new Array(300).fill(1), { range: [1, 5] })
    expect(few).toMatchObject({ value: 1, low: 1 })
    expect(Number(few.high)).toBeGreaterThan(3)
    expect(Number(many.high)).toBeLessThan(1.1)
  })

  test('an answer off the scale is refused, and so is a scale upside down', () => {
    expect(() => mean([9, 9], { range: [1, 5] })).toThrow('outOfRange')
    expect(() => mean([3], { range: [5, 1] })).toThrow('inconsistent')
  })

  test('the interval contains the mean, stays on the scale, and narrows with four times the answers', () => {
    const scale = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(scale, (once) => {
        const few = mean(once, { range: [1, 5] })
        const many = mean([...once, ...once, ...once, ...once], { range: [1, 5] })
        expect(Number(few.low)).toBeGreaterThanOrEqual(1)
        expect(Number(few.low)).toBeLessThanOrEqual(Number(few.value))
        expect(Number(few.high)).toBeGreaterThanOrEqual(Number(few.value))
        expect(Number(few.high)).toBeLessThanOrEqual(5)
        expect(Number(many.high) - Number(many.low)).toBeLessThan(Number(few.high) - Number(few.low))
      }),
    )
  })

  test('the 95 % interval of the mean of 20 answers on 1–5 covers the truth in 93.5 % to 96.5 % of 4,000 samples', () => {
    const random = seededRandom(20)
    let covered = 0
    for (let sample = 0; sample < 4000; sample++) {
      const { low, high } = mean(
        Array.from({ length: 20 }, () => 1 + Math.floor(random() * 5)),
        { range: [1, 5] },
      )
      if (Number(low) <= 3 && 3 <= Number(high)) covered++
    }
    expect(covered / 4000).toBeGreaterThan(0.935)
    expect(covered / 4000).toBeLessThan(0.965)
  })
})
