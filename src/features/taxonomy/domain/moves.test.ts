import { expect, test } from 'vitest'
import { placeAfterKey, placeAtDrop, placeOf } from './moves.ts'

const [a, b, c, b1, b2] = [
  { id: 'a', parentId: null },
  { id: 'b', parentId: null },
  { id: 'c', parentId: null },
  { id: 'b1', parentId: 'b' },
  { id: 'b2', parentId: 'b' },
] as const
const labels = [a, b, c, b1, b2]

test('a label moves past its neighbours, and no further than its siblings reach', () => {
  expect(placeAfterKey(labels, c, 'up')).toEqual({ parentId: null, afterId: 'a' })
  expect(placeAfterKey(labels, b, 'up')).toEqual({ parentId: null, afterId: null })
  expect(placeAfterKey(labels, a, 'up')).toBeNull()
  expect(placeAfterKey(labels, a, 'down')).toEqual({ parentId: null, afterId: 'b' })
  expect(placeAfterKey(labels, b2, 'down')).toBeNull()
})

test('it goes in under the label before it, as the last there, and out beside its parent', () => {
  expect(placeAfterKey(labels, c, 'in')).toEqual({ parentId: 'b', afterId: 'b2' })
  expect(placeAfterKey(labels, b, 'in')).toEqual({ parentId: 'a', afterId: null })
  expect(placeAfterKey(labels, a, 'in')).toBeNull()
  expect(placeAfterKey(labels, b1, 'out')).toEqual({ parentId: null, afterId: 'b' })
  expect(placeAfterKey(labels, b, 'out')).toBeNull()
})

test('dropped before a label it stands behind the one before that, wherever it came from', () => {
  const drop = (where: 'before' | 'after' | 'inside') => placeAtDrop(labels, b, { target: c, where })
  expect(drop('before')).toEqual({ parentId: null, afterId: 'a' })
  expect(drop('after')).toEqual({ parentId: null, afterId: 'c' })
  expect(drop('inside')).toEqual({ parentId: 'c', afterId: null })
  expect(placeAtDrop(labels, c, { target: b1, where: 'before' })).toEqual({ parentId: 'b', afterId: null })
})

test('put back where it stood, it stands there again', () => {
  expect(labels.map((label) => placeOf(labels, label).afterId)).toEqual([null, 'a', 'b', null, 'b1'])
  expect(placeOf(labels, b2)).toEqual({ parentId: 'b', afterId: 'b1' })
})
