import { describe, expect, test } from 'vitest'
import {
  betaQuantile,
  binomialCdf,
  chiSquareCdf,
  chiSquareQuantile,
  normalCdf,
  normalPValue,
  normalQuantile,
  poissonTail,
  tCdf,
  tPValue,
  tQuantile,
} from './distributions.ts'
import { logGamma } from './special-functions.ts'

const close = (actual: number, expected: number, relative = 1e-10) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(Math.abs(expected) * relative)

describe('quantiles agree with the printed tables of the NIST/SEMATECH e-Handbook, section 1.3.6.7', () => {
  test.each([
    [0.9, 1.282],
    [0.95, 1.645],
    [0.975, 1.96],
    [0.99, 2.326],
    [0.995, 2.576],
    [0.999, 3.09],
  ])('normal %d → %d', (p, z) => expect(normalQuantile(p)).toBeCloseTo(z, 3))

  test.each([
    [1, 12.706],
    [2, 4.303],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
    [60, 2.0],
    [100, 1.984],
  ])('t 0.975 with %d degrees of freedom → %d', (df, t) => expect(tQuantile(0.975, df)).toBeCloseTo(t, 3))

  test.each([
    [0.95, 1, 3.841],
    [0.95, 10, 18.307],
    [0.99, 20, 37.566],
    [0.05, 10, 3.94],
    [0.95, 100, 124.342],
  ])('chi-square %d with %d degrees of freedom → %d', (p, df, x) =>
    expect(chiSquareQuantile(p, df)).toBeCloseTo(x, 3),
  )
})

describe('full precision agrees with SciPy 1.17', () => {
  test('normal', () => {
    close(normalQuantile(0.975), 1.959963984540054, 1e-14)
    close(normalQuantile(1e-10), -6.361340902404056)
    close(normalCdf(-8), 6.22096057427174e-16)
    close(normalPValue(12), 3.552964224155306e-33)
  })
  test.each([
    [0.975, 2.5, 3.5746548420036817],
    [0.995, 30, 2.7499956535672254],
    [0.9999, 3, 22.203742273205],
    [0.975, 1e5, 1.9599877075346095],
  ])('t %d, %d → %d', (p, df, t) => close(tQuantile(p, df), t, 1e-9))
  test.each([
    [0.025, 81, 183, 0.25273674558527126],
    [0.975, 0.5, 0.5, 0.9984586668665639],
    [0.01, 3, 2000, 0.00021788990439125644],
    [0.5, 50_000, 70_000, 0.4166662037021866],
  ])('beta %d (%d, %d) → %d', (p, a, b, x) => close(betaQuantile(p, a, b), x, 1e-9))
  test.each([
    [3, 10, 0.5, 0.171875],
    [95, 100, 0.95, 0.5640186993142888],
    [499_000, 1_000_000, 0.5, 0.0228041499326948],
  ])('binomial %d of %d at %d → %d', (k, n, p, value) => close(binomialCdf(k, n, p), value, 1e-7))
  test.each([
    [0.3, 1.0957979948180756],
    [5.5, 3.9578139676187165],
    [1e3, 5905.220423209181],
    [2e6, 27017309.141658142],
  ])('log gamma %d → %d', (x, value) => close(logGamma(x), value, 1e-13))
  test.each([
    [5, 0.05, 2.4979513360065083e-9],
    [10, 1, 1.1142547833872079e-7],
    [130, 100, 0.0022820930543169878],
    [0, 3, 1],
  ])('poisson at least %d of %d → %d', (k, mean, value) => close(poissonTail(k, mean), value))
  test('chi-square with a fractional degree of freedom', () =>
    close(chiSquareQuantile(0.5, 0.7), 0.21473897172368658))
})

test('quantile and distribution function undo each other', () => {
  for (const p of [0.001, 0.1, 0.5, 0.8, 0.9999]) {
    close(normalCdf(normalQuantile(p)), p)
    close(tCdf(tQuantile(p, 7), 7), p)
    close(chiSquareCdf(chiSquareQuantile(p, 7), 7), p)
  }
})

test('the t distribution meets the normal where the one replaces the other', () => {
  close(tPValue(1.96, 0.99e7), tPValue(1.96, 1.01e7), 1e-6)
})

test('bounds of a binomial and impossible parameters', () => {
  expect(binomialCdf(-1, 5, 0.5)).toBe(0)
  expect(binomialCdf(5, 5, 0.5)).toBe(1)
  expect(() => normalQuantile(1)).toThrow('outOfRange')
  expect(() => tQuantile(0.9, 0)).toThrow('outOfRange')
  expect(() => normalCdf(Number.NaN)).toThrow('notANumber')
})
