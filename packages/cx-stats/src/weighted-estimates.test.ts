import { expect, test } from 'vitest'
import { mean } from './mean.ts'
import { proportion } from './proportion.ts'
import { weightedMean, weightedShare } from './weighted-estimates.ts'
import { effectiveSampleSize } from './weighting.ts'

const scores = [
  { value: 1, count: 4 },
  { value: 3, count: 9 },
  { value: 5, count: 7 },
]
const flat = scores.flatMap(({ value, count }) => new Array<number>(count).fill(value))

test('with equal weights the weighted mean is the mean, with the interval of so many answers', () => {
  const weighted = weightedMean(
    scores.map((one) => ({ ...one, weight: 2.5 })),
    { range: [1, 5] },
  )
  const plain = mean(flat, { range: [1, 5] })
  expect(weighted).toMatchObject({ n: 20, nEff: 20 })
  expect(weighted.value).toBeCloseTo(plain.value as number, 12)
  expect(weighted.low).toBeCloseTo(plain.low as number, 10)
  expect(weighted.high).toBeCloseTo(plain.high as number, 10)
})

test('unequal weights move the mean and widen the interval to that of Kish’s effective n', () => {
  const points = scores.map((one, place) => ({ ...one, weight: place + 1 }))
  const { value, nEff, low, high } = weightedMean(points)
  const each = points.flatMap(({ weight, count }) => new Array<number>(count).fill(weight))
  expect(nEff).toBeCloseTo(effectiveSampleSize(each), 10)
  expect(value).toBeCloseTo((1 * 4 + 2 * 9 * 3 + 3 * 7 * 5) / (4 + 18 + 21), 12)
  const plain = weightedMean(points.map((one) => ({ ...one, weight: 1 })))
  expect((high as number) - (low as number)).toBeGreaterThan(0)
  expect(nEff).toBeLessThan(plain.nEff)
})

test('a weighted share with equal weights is Wilson’s, and never leaves 0…1', () => {
  const of = (hits: number, n: number, weight: number) => [
    { value: 1, count: hits, weight },
    { value: 0, count: n - hits, weight },
  ]
  for (const [hits, n] of [
    [0, 10],
    [3, 10],
    [10, 10],
  ] as const) {
    const weighted = weightedShare(of(hits, n, 0.3))
    const plain = proportion({ hits, n })
    expect(weighted.value).toBeCloseTo(plain.value as number, 12)
    expect(weighted.low).toBeCloseTo(plain.low as number, 10)
    expect(weighted.high).toBeCloseTo(plain.high as number, 10)
    expect([weighted.low as number, weighted.high as number].every((end) => end >= 0 && end <= 1)).toBe(true)
  }
})

test('where nothing weighs anything nothing is said', () => {
  expect(weightedMean([{ value: 3, count: 4, weight: 0 }])).toMatchObject({ value: null, nEff: 0 })
  expect(weightedShare([])).toMatchObject({ value: null, n: 0, low: 0, high: 1 })
})
