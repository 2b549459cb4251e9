import fc from 'fast-check'
import { expect, test } from 'vitest'
import { begunAt, doubtsAbout, stamped, tellingWords } from './doubts.ts'
import { templates } from './templates.ts'

const calm = { elapsedMs: 60_000, trapped: false, repeats: 1 }
const rows = (points: readonly number[]) =>
  Object.fromEntries(points.map((point, place) => [`r${place}`, point]))

test('an answer is doubted for being too fast, all alike, caught or the same words once more', () => {
  expect(doubtsAbout({ nps: 9, why: '很好' }, calm)).toEqual([])
  expect(doubtsAbout({ nps: 9 }, { ...calm, elapsedMs: 1400 })).toEqual(['fast'])
  expect(doubtsAbout({ nps: 9 }, { ...calm, elapsedMs: 1600 })).toEqual([])
  expect(doubtsAbout({ a: rows([1, 2, 3, 4, 5, 6]), b: 2 }, { ...calm, elapsedMs: 3000 })).toEqual(['fast'])
  const brisk = { ...calm, elapsedMs: 9000 }
  expect(doubtsAbout({ a: rows([4, 4, 4]), b: rows([4, 4]) }, brisk)).toEqual(['straight'])
  expect(doubtsAbout({ a: rows([4, 4, 4, 4]) }, { ...brisk, elapsedMs: 7000 })).toEqual([])
  expect(doubtsAbout({ a: rows([4, 4, 4, 4, 5]) }, brisk)).toEqual([])
  expect(doubtsAbout({ nps: 1 }, { elapsedMs: null, trapped: true, repeats: 4 })).toEqual([
    'trap',
    'repeated',
  ])
})

test('whoever took their time over each statement and is satisfied with all of them is believed', () => {
  const delighted = { index: rows(Array(12).fill(7)) }
  expect(doubtsAbout(delighted, { ...calm, elapsedMs: 12 * 2000 })).toEqual([])
  expect(doubtsAbout(delighted, { ...calm, elapsedMs: 12 * 2000 - 1 })).toEqual(['straight'])
  // Of whom it is not known when they began, nobody can say that they took their time.
  expect(doubtsAbout(delighted, { ...calm, elapsedMs: null })).toEqual(['straight'])
})

test('what a browser holds says when it was begun, and nothing else does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1e12, max: 4e12 }), (now) => {
      expect(begunAt(stamped('Abc-_1', now))).toBe(now)
    }),
  )
  for (const held of ['', 'abc', 'abc.', 'abc.!!', 'abc.-5']) expect(begunAt(held)).toBeNull()
})

test('only words long enough tell anything by coming again', () => {
  expect(tellingWords(templates.nps, { nps: 9, why: '很好' })).toBeNull()
  const said = tellingWords(templates.nps, { nps: 9, why: ' Buy cheap   pills HERE now ' })
  expect(said).toBe('buy cheap pills here now')
})
