import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../tests/seeded-random.ts'
import { type NpsGroups, nps, npsCountsOf, npsGroups } from './nps.ts'

test('60 promoters, 80 passives, 10 detractors: 33.3, 23.8 to 42.9', () => {
  const estimate = nps({ promoters: 60, passives: 80, detractors: 10 })
  expect(estimate).toMatchObject({ n: 150, confidence: 0.95, method: 'nps/wald' })
  expect(estimate.value).toBeCloseTo(33.3, 1)
  expect(estimate.low).toBeCloseTo(23.8, 1)
  expect(estimate.high).toBeCloseTo(42.9, 1)
})

test('the adjusted interval is the Wald interval of 3 more answers spread ¾, 1½, ¾ (Rocks 2016)', () => {
  const adjusted = nps({ promoters: 6, passives: 3, detractors: 1 })
  const [promoters, detractors, n] = [6.75 / 13, 1.75 / 13, 13]
  const half = 1.959963984540054 * Math.sqrt((promoters + detractors - (promoters - detractors) ** 2) / n)
  expect(adjusted).toMatchObject({ value: 50, n: 10, method: 'nps/adjusted' })
  expect(adjusted.low).toBeCloseTo(100 * (promoters - detractors - half), 9)
  expect(adjusted.high).toBeCloseTo(100 * (promoters - detractors + half), 9)
})

test('scores 0–6, 7–8 and 9–10 fall into their groups', () => {
  const counts = npsCountsOf([0, 6, 7, 8, 9, 10, 10])
  expect(counts).toEqual([1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2])
  expect(npsGroups(counts)).toEqual({ detractors: 2, passives: 2, promoters: 3 })
  expect(nps(counts)).toEqual(nps({ detractors: 2, passives: 2, promoters: 3 }))
})

test('no answers, one answer, and answers all alike never pretend certainty', () => {
  expect(nps({ promoters: 0, passives: 0, detractors: 0 })).toMatchObject({
    value: null,
    n: 0,
    low: -100,
    high: 100,
  })
  const one = nps({ promoters: 1, passives: 0, detractors: 0 })
  expect(one).toMatchObject({ value: 100, high: 100 })
  expect(Number(one.low)).toBeLessThan(0)
  const same = nps({ promoters: 500, passives: 0, detractors: 0 })
  expect(same).toMatchObject({ value: 100, method: 'nps/adjusted' })
  expect(Number(same.low)).toBeLessThan(100)
})

const size = fc.integer({ min: 0, max: 400 })
const groups = fc
  .record({ detractors: size, passives: size, promoters: size })
  .filter((g) => g.detractors + g.passives + g.promoters > 0)

test('the interval contains the score and stays in −100…100 at every confidence', () => {
  fc.assert(
    fc.property(groups, fc.double({ min: 0.01, max: 0.999, noNaN: true }), (g, confidence) => {
      const { value, low, high } = nps(g, { confidence })
      expect(Number(low)).toBeGreaterThanOrEqual(-100)
      expect(Number(low)).toBeLessThanOrEqual(Number(value))
      expect(Number(high)).toBeGreaterThanOrEqual(Number(value))
      expect(Number(high)).toBeLessThanOrEqual(100)
    }),
  )
})

test('swapping promoters and detractors mirrors the interval; more answers narrow it', () => {
  fc.assert(
    fc.property(groups, (g) => {
      const [one, mirror] = [nps(g), nps({ ...g, promoters: g.detractors, detractors: g.promoters })]
      expect(Number(one.low)).toBeCloseTo(-Number(mirror.high), 9)
      const more = { detractors: g.detractors * 4, passives: g.passives * 4, promoters: g.promoters * 4 }
      const width = (x: NpsGroups) => {
        const { low, high } = nps(x, { interval: 'adjusted' })
        return Number(high) - Number(low)
      }
      expect(width(more)).toBeLessThan(width(g))
    }),
  )
})

describe('coverage of the 95 % interval in 4,000 seeded samples', () => {
  test.each([
    [10, 0.5, 0.2],
    [30, 0.4, 0.3],
    [30, 0.8, 0.05],
    [200, 0.45, 0.25],
  ])('%d answers with %d promoters and %d detractors: 93 % to 98.5 %', (n, promoters, detractors) => {
    const random = seededRandom(n)
    let covered = 0
    for (let sample = 0; sample < 4000; sample++) {
      const g = { detractors: 0, passives: 0, promoters: 0 }
      for (let i = 0; i < n; i++) {
        const draw = random()
        g[draw < promoters ? 'promoters' : draw < promoters + detractors ? 'detractors' : 'passives']++
      }
      const { low, high } = nps(g)
      const truth = 100 * (promoters - detractors)
      if (Number(low) <= truth && truth <= Number(high)) covered++
    }
    expect(covered / 4000).toBeGreaterThan(0.93)
    expect(covered / 4000).toBeLessThan(0.985)
  })
})

test('bad counts and scores are refused', () => {
  expect(() => nps([1, 2, 3])).toThrow('"scores":3,"expected":11')
  expect(() => nps({ promoters: -1, passives: 0, detractors: 0 })).toThrow('notACount')
  expect(() => nps({ promoters: 1.5, passives: 0, detractors: 0 })).toThrow('notACount')
  expect(() => npsCountsOf([11])).toThrow('outOfRange')
  expect(() => npsCountsOf([7.5])).toThrow('outOfRange')
  expect(() => npsCountsOf([Number.NaN])).toThrow('outOfRange')
})
