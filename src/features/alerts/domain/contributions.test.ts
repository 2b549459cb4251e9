import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contributionsOf, contributionsToGap } from './contributions.ts'

const of = (n: number, sum = n) => ({ n, sum, squares: sum })
const spans = { nowDays: 1, beforeDays: 10 }

test('the part that grew explains the growth', () => {
  const parts = [
    { key: 'late', now: of(50), before: of(200) },
    { key: 'rude', now: of(22), before: of(200) },
    { key: 'broken', now: of(18), before: of(200) },
  ]
  const [first, , last] = contributionsOf(parts, { form: 'count' }, spans)
  expect(first).toMatchObject({ key: 'late', share: 1 })
  expect(last).toMatchObject({ key: 'broken', share: -2 / 30 })
})

test('of a mean, the shares of all parts make up the whole change', () => {
  const part = fc.record({
    n: fc.integer({ min: 1, max: 500 }),
    hits: fc.double({ min: 0, max: 1, noNaN: true }),
    before: fc.integer({ min: 1, max: 500 }),
    hitsBefore: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (given) => {
      const parts = given.map(({ n, hits, before, hitsBefore }, index) => ({
        key: String(index),
        now: of(n, n * hits),
        before: of(before, before * hitsBefore),
      }))
      const found = contributionsOf(parts, { form: 'mean' }, spans)
      if (found.length > 0) expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6)
    }),
  )
})

test('what is held against a goal is explained by what is missing now, whatever was before', () => {
  const parts = [
    { key: 'late', now: of(60), before: of(2000) },
    { key: 'rude', now: of(20), before: of(20) },
  ]
  expect(contributionsToGap(parts, { form: 'count' }, 10).map(({ key, share }) => [key, share])).toEqual([
    ['late', 0.75],
    ['rude', 0.25],
  ])
  // 90 % wanted: 20 of 100 and 1 of 100 too few.
  const shares = [
    { key: 'calm', now: of(100, 89), before: of(100, 50) },
    { key: 'bad', now: of(100, 70), before: of(100, 50) },
  ]
  const [first] = contributionsToGap(shares, { form: 'mean' }, 0.9)
  expect(first?.key).toBe('bad')
  expect(first?.share).toBeCloseTo(20 / 21)
  expect(contributionsToGap(shares, { form: 'mean' }, 0.795)).toEqual([])
})

test('where nothing changed, or nothing was before, nothing is explained', () => {
  expect(contributionsOf([{ key: 'a', now: of(2), before: of(20) }], { form: 'count' }, spans)).toEqual([])
  expect(contributionsOf([{ key: 'a', now: of(2), before: of(0) }], { form: 'mean' }, spans)).toEqual([])
})
