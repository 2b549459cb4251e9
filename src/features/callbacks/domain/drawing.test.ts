import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chosenOf, fractionOf, type Lot } from './drawing.ts'

const digits = fc
  .array(fc.integer({ min: 0, max: 15 }), { minLength: 64, maxLength: 64 })
  .map((list) => list.map((digit) => digit.toString(16)).join(''))
const lots = fc.uniqueArray(fc.record({ stratum: fc.constantFrom('a', 'b', 'c', 'd'), digits }), {
  selector: (lot) => lot.digits,
})
const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)
const start = fc.integer({ min: 0, max: 9_999 }).map((part) => part / 10_000)

const sizeOf = (list: Iterable<Lot>, stratum: string) =>
  [...list].filter((lot) => lot.stratum === stratum).length

test('every stratum gives its share to within one ticket, and so do all together', () => {
  fc.assert(
    fc.property(lots, share, start, (all, part, from) => {
      const chosen = chosenOf(all, { share: part, start: from })
      expect(Math.abs(chosen.size - all.length * part)).toBeLessThan(1 + 1e-9)
      for (const stratum of ['a', 'b', 'c', 'd']) {
        const exact = sizeOf(all, stratum) * part
        expect(Math.abs(sizeOf(chosen, stratum) - exact)).toBeLessThan(1 + 1e-9)
      }
    }),
    { numRuns: 60 },
  )
})

test('the order in which tickets are put in changes nothing', () => {
  fc.assert(
    fc.property(lots, share, start, (all, part, from) => {
      const once = chosenOf(all, { share: part, start: from })
      const again = chosenOf(all.toReversed(), { share: part, start: from })
      expect(again).toEqual(once)
    }),
    { numRuns: 60 },
  )
})

test('the only ticket of its kind is drawn as often as any other', () => {
  const alone: Lot = { stratum: 'b', digits: '8'.repeat(64) }
  const many = Array.from({ length: 7 }, (_, n) => ({ stratum: 'a', digits: String(n).repeat(64) }))
  const starts = Array.from({ length: 1_000 }, (_, n) => n / 1_000)
  const drawn = starts.filter((from) => chosenOf([alone, ...many], { share: 0.3, start: from }).has(alone))
  expect(drawn.length / starts.length).toBeCloseTo(0.3, 2)
})

test('digits make a fraction below one', () => {
  expect(fractionOf('0'.repeat(64))).toBe(0)
  expect(fractionOf(`8${'0'.repeat(63)}`)).toBe(0.5)
  expect(fractionOf('f'.repeat(64))).toBeLessThan(1)
})
