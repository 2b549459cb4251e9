import { expect, test } from 'vitest'
import { sayingOf, speakerOf } from './speaker.ts'
import { surgeOf } from './surge.ts'
import { markOf, moreThanUsual, usualFrom, usualOf } from './usual.ts'

const hour = 3_600_000
const measure = { voices: 5, customers: 3, window: 24 * hour }
const said = (speaker: string, hours: number, words = String(hours)) => ({
  at: hours * hour,
  speaker,
  saying: sayingOf(speaker, words),
})

test('five voices of three customers within a day are an event that began with the first of them', () => {
  const five = [said('a', 1), said('b', 2), said('c', 9), said('a', 10), said('b', 25)]
  expect(surgeOf(five, measure)).toBe(hour)
  expect(surgeOf(five.slice(1), measure)).toBeNull()
  expect(surgeOf([...five.slice(0, 4), said('b', 26)], measure)).toBeNull()
  expect(surgeOf([...five.slice(1), said('d', 26)], measure)).toBe(2 * hour)
})

test('what one customer copies again and again counts once', () => {
  const copies = [1, 2, 3, 4, 5, 6].map((at) => said('a', at, 'the same'))
  expect(surgeOf([...copies, said('b', 7), said('c', 8)], measure)).toBeNull()
  expect(surgeOf([...copies, said('b', 7), said('c', 8), said('c', 9), said('b', 10)], measure)).toBe(hour)
})

test('a nameless sender counts by their words once these are long enough to be copied', () => {
  const nameless = { customerId: null, words: 'w' }
  const long = speakerOf({ ...nameless, id: '1', length: 40 })
  expect(speakerOf({ ...nameless, id: '2', length: 40 })).toBe(long)
  expect(speakerOf({ ...nameless, id: '2', length: 4 })).not.toBe(
    speakerOf({ ...nameless, id: '1', length: 4 }),
  )
  expect(speakerOf({ ...nameless, id: '1', customerId: 'c', length: 4 })).toBe('c')
})

test.each([
  ['never heard in four weeks', { count: 0, busiest: 0, windows: 28 }, 4],
  ['heard three times in four weeks', { count: 3, busiest: 1, windows: 28 }, 5],
  ['heard once a day', { count: 28, busiest: 3, windows: 28 }, 10],
  ['heard a hundred times a day', { count: 2800, busiest: 130, windows: 28 }, 260],
  [
    'in a house that opened the day before yesterday',
    { count: 0, busiest: 0, windows: 2 },
    Number.POSITIVE_INFINITY,
  ],
])('a text %s is more than usual from so many a day on', (_, before, enough) => {
  expect(moreThanUsual(usualFrom(before))).toBe(enough)
})

test('what was alike with several voices before counts once for all of them', () => {
  const day = 24 * hour
  const before = Array.from({ length: 40 }, (_, n) => markOf({ id: `voice ${n}`, time: (n % 8) * day }, day))
  const voices = [before, before, before.slice(0, 8), []].map((known) => ({ before: known, windows: 20 }))
  expect(usualOf(voices)).toEqual({ rate: 41 / 20, busiest: 5 })
})
