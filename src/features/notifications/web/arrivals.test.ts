import { expect, test } from 'vitest'
import { arrivedIn } from './arrivals.ts'

const row = (id: string, read = false) => ({ id, readAt: read ? '2026-05-04T02:00:00.000Z' : null })
const shown = new Set(['b', 'c'])

test('what came while the list is open is held back, what scrolling loads is not', () => {
  expect(arrivedIn([row('a'), row('b'), row('c'), row('d')], shown)).toEqual(['a'])
})

test('something older that was told late is held back too, it would push rows apart', () => {
  expect(arrivedIn([row('b'), row('x'), row('c')], shown)).toEqual(['x'])
})

test('what was read meanwhile stands where it belongs', () => {
  expect(arrivedIn([row('a', true), row('b')], shown)).toEqual([])
})

test('news in a list that was empty, or that scrolled everything away, are news', () => {
  expect(arrivedIn([row('a')], new Set())).toEqual(['a'])
  expect(arrivedIn([row('x'), row('y')], shown)).toEqual(['x', 'y'])
})
