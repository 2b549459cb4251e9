import { expect, test } from 'vitest'
import { seededRandom } from '../tests/seeded-random.ts'
import { conformalMargin } from './conformal-margin.ts'
import { pinballLoss } from './pinball-loss.ts'
import { median } from './quantile.ts'
import { fitQuantiles, type QuantileCase, quantilesOf } from './quantile-regression.ts'

const levels = [0.1, 0.5, 0.9]

/** Exponential durations; with its feature a case takes three times as long. */
function durations(n: number, seed: number): QuantileCase[] {
  const random = seededRandom(seed)
  return Array.from({ length: n }, (_, i) => ({
    features: i % 2 === 0 ? [] : [0],
    value: Math.log(-Math.log(1 - random()) * (i % 2 === 0 ? 1 : 3)),
  }))
}
const truth = (level: number, times: number) => Math.log(-Math.log(1 - level) * times)

test('without features the fit is the empirical quantile', () => {
  const cases = durations(4000, 1).map(({ value }) => ({ features: [], value }))
  const { value } = median(cases.map((one) => one.value))
  expect(fitQuantiles(cases, { levels: [0.5], features: 0 }).intercepts[0]).toBeCloseTo(value as number, 1)
})

test('quantiles of each group are found, and what its feature adds', () => {
  const model = fitQuantiles(durations(20_000, 2), { levels, features: 1 })
  for (const [i, level] of levels.entries()) {
    expect(Math.abs((quantilesOf(model, [])[i] as number) - truth(level, 1))).toBeLessThan(0.12)
    expect(Math.abs((quantilesOf(model, [0])[i] as number) - truth(level, 3))).toBeLessThan(0.12)
  }
})

test('a feature of three cases is hardly believed, one of three thousand is', () => {
  const rare = durations(3000, 3).map(({ value }, i) => ({
    features: i < 3 ? [0] : [],
    value: i < 3 ? value + 5 : value,
  }))
  const common = durations(6000, 3).map(({ value }, i) => ({
    features: i % 2 ? [0] : [],
    value: i % 2 ? value + 5 : value,
  }))
  const added = (cases: QuantileCase[]) =>
    fitQuantiles(cases, { levels: [0.5], features: 1 }).weights[0]?.[0] as number
  expect(added(rare)).toBeLessThan(3)
  expect(added(common)).toBeGreaterThan(4.5)
})

test('cases that are not over yet count as what they are, not as if they had ended', () => {
  const random = seededRandom(4)
  const whole = durations(20_000, 5).map(({ value }) => ({ features: [], value }))
  const seen = whole.map(({ value }) => {
    const cut = truth(0.05 + 0.9 * random(), 1)
    return value > cut ? { features: [], value: cut, censored: true } : { features: [], value }
  })
  const fitted = fitQuantiles(seen, { levels: [0.5], features: 0 }).intercepts[0] as number
  const naive = fitQuantiles(
    seen.map(({ value }) => ({ features: [], value })),
    { levels: [0.5], features: 0 },
  )
  expect(Math.abs(fitted - truth(0.5, 1))).toBeLessThan(
    Math.abs((naive.intercepts[0] as number) - truth(0.5, 1)) / 2,
  )
})

test('in another unit the model is the same one', () => {
  const cases = durations(2000, 6)
  const [one, other] = [1, 60].map((unit) =>
    fitQuantiles(
      cases.map((each) => ({ ...each, value: each.value * unit + 7 * (unit - 1) })),
      { levels, features: 1 },
    ),
  )
  for (const [i, value] of quantilesOf(one as typeof other & object, [0]).entries())
    expect(quantilesOf(other as typeof one & object, [0])[i]).toBeCloseTo(value * 60 + 7 * 59, 1)
})

test('quantiles of a case never cross', () => {
  const model = { levels: [0.1, 0.9], intercepts: [1, 2], weights: [[3], [0]] }
  expect(quantilesOf(model, [0])).toEqual([2, 4])
})

test('nothing to learn from is refused, and so is a feature that is none', () => {
  expect(() => fitQuantiles([], { levels, features: 0 })).toThrow('inconsistent')
  expect(() => fitQuantiles([{ features: [], value: 1, censored: true }], { levels, features: 0 })).toThrow(
    'inconsistent',
  )
  expect(() => fitQuantiles([{ features: [1], value: 1 }], { levels, features: 1 })).toThrow('outOfRange')
  expect(() => fitQuantiles([{ features: [], value: Number.NaN }], { levels, features: 0 })).toThrow(
    'notANumber',
  )
})

test('pinball loss weighs what is too low by the level and what is too high by the rest', () => {
  expect(pinballLoss([10], [8], 0.9)).toBeCloseTo(1.8)
  expect(pinballLoss([8], [10], 0.9)).toBeCloseTo(0.2)
  expect(pinballLoss([1, 3], [2, 2], 0.5)).toBeCloseTo(0.5)
  expect(() => pinballLoss([1], [], 0.5)).toThrow('inconsistent')
})

test('the true quantile has the smallest pinball loss', () => {
  const values = durations(5000, 7).map(({ value }) => value)
  const loss = (forecast: number) =>
    pinballLoss(
      values,
      values.map(() => forecast),
      0.9,
    )
  const sorted = values.toSorted((a, b) => a - b)
  const best = sorted[Math.floor(0.9 * sorted.length)] as number
  expect(loss(best)).toBeLessThan(loss(best - 0.1))
  expect(loss(best)).toBeLessThan(loss(best + 0.1))
})

test('intervals widened by the conformal margin hold the share of new values that was asked for', () => {
  const random = seededRandom(8)
  const held: number[] = []
  for (let round = 0; round < 4000; round++) {
    const drawn = () => ({ low: 0.4, high: 0.6, observed: random() })
    const margin = conformalMargin(Array.from({ length: 99 }, drawn), 0.8) as number
    const { low, high, observed } = drawn()
    held.push(observed >= low - margin && observed <= high + margin ? 1 : 0)
  }
  const share = held.reduce((sum, one) => sum + one, 0) / held.length
  expect(share).toBeGreaterThan(0.78)
  expect(share).toBeLessThan(0.82)
})

test('too few cases give no margin', () => {
  const one = { low: 0, high: 1, observed: 3 }
  expect(conformalMargin([one, one, one], 0.8)).toBeNull()
  expect(conformalMargin([one, one, one, one], 0.8)).toBe(2)
  expect(conformalMargin([one, one, one, one], 0.95)).toBeNull()
})
