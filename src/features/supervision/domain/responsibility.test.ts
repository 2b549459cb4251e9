import { expect, test } from 'vitest'
import { mayBeAppealed, mayDecide, shareAfter, shareLeft } from './responsibility.ts'

test('the shares of a case never come to more than the whole', () => {
  expect(shareLeft([])).toBe(100)
  expect(shareLeft([60, 30])).toBe(10)
  expect(shareLeft([60, 40])).toBe(0)
})

test('an appeal is made once, in time, against something', () => {
  const noted = { share: 60, appealUntil: 1000, appealed: false }
  expect(mayBeAppealed(noted, 1000)).toBe(true)
  expect(mayBeAppealed(noted, 1001)).toBe(false)
  expect(mayBeAppealed({ ...noted, appealed: true }, 0)).toBe(false)
  expect(mayBeAppealed({ ...noted, share: 0 }, 0)).toBe(false)
})

test('neither who noted it, nor who answers for it, nor who appeals decides', () => {
  const noted = { notedBy: 'a', personId: 'b', appealedBy: 'c' }
  expect(['a', 'b', 'c', 'd', null].map((who) => mayDecide(noted, who))).toEqual([
    false,
    false,
    false,
    true,
    false,
  ])
})

test('a reduced share is less than before and more than none', () => {
  expect(shareAfter('uphold', 60, null)).toBe(60)
  expect(shareAfter('revoke', 60, null)).toBe(0)
  expect([20, 60, 80, 0, null].map((reduced) => shareAfter('reduce', 60, reduced))).toEqual([
    20,
    null,
    null,
    null,
    null,
  ])
})
