import { expect, test } from 'vitest'
import { inOrder, moved } from './ordering.ts'

const things = ['a', 'b', 'c'].map((id) => ({ id }))

test('views stand in one’s own order, and what is new comes after', () => {
  expect(inOrder(things, ['c', 'gone', 'a']).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  expect(inOrder(things, [])).toEqual(things)
})

test('a view moves by one place and not beyond the ends', () => {
  expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a', 'b'], 'gone', 1)).toEqual(['a', 'b'])
})
