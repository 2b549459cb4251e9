import { expect, test } from 'vitest'
import { placeAfterStep, placeAtDrop, placeOf } from './moves.ts'

const active = true
const [a, b, c, b1, b2] = [
  { id: 'a', parentId: null, active },
  { id: 'b', parentId: null, active },
  { id: 'c', parentId: null, active },
  { id: 'b1', parentId: 'b', active },
  { id: 'b2', parentId: 'b', active },
] as const
const labels = [a, b, c, b1, b2]

test('a label moves past its neighbours, and no further than its siblings reach', () => {
  expect(placeAfterStep(labels, c, 'up')).toEqual({ parentId: null, afterId: 'a' })
  expect(placeAfterStep(labels, b, 'up')).toEqual({ parentId: null, afterId: null })
  expect(placeAfterStep(labels, a, 'up')).toBeNull()
  expect(placeAfterStep(labels, a, 'down')).toEqual({ parentId: null, afterId: 'b' })
  expect(placeAfterStep(labels, b2, 'down')).toBeNull()
})

test('it goes in under the label before it, as the last there, and out beside its parent', () => {
  expect(placeAfterStep(labels, c, 'in')).toEqual({ parentId: 'b', afterId: 'b2' })
  expect(placeAfterStep(labels, b, 'in')).toEqual({ parentId: 'a', afterId: null })
  expect(placeAfterStep(labels, a, 'in')).toBeNull()
  expect(placeAfterStep(labels, b1, 'out')).toEqual({ parentId: null, afterId: 'b' })
  expect(placeAfterStep(labels, b, 'out')).toBeNull()
})

test('a step passes a neighbour that is in use, over those put away', () => {
  const withOld = [a, { ...b, active: false }, c]
  expect(placeAfterStep(withOld, c, 'up')).toEqual({ parentId: null, afterId: null })
  expect(placeAfterStep(withOld, a, 'down')).toEqual({ parentId: null, afterId: 'c' })
  expect(placeAfterStep([a, { ...b, active: false }], a, 'down')).toBeNull()
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
