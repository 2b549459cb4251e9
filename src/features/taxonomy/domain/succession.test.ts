import { expect, test } from 'vitest'
import { mergeProblem, successors } from './succession.ts'

const label = (id: string, parentId: string | null = null, active = true) => ({ id, parentId, active })

test('a label merges into another one in use; with labels in use below it only when these may go along', () => {
  const [slow, late, below, old] = [label('slow'), label('late'), label('x', 'late'), label('o', null, false)]
  const problem = (from: typeof slow, into: typeof slow) =>
    mergeProblem([slow, late, below, old], { from, into, withBelow: false })
  expect(problem(slow, late)).toBeNull()
  expect(problem(late, slow)).toBe('hasLabelsBelow')
  const unused = [slow, late, { ...below, active: false }]
  expect(mergeProblem(unused, { from: late, into: slow, withBelow: false })).toBeNull()
  const along = (into: typeof slow) =>
    mergeProblem([slow, late, below, old], { from: late, into, withBelow: true })
  expect([along(slow), along(below)]).toEqual([null, 'insideItself'])
  expect(problem(slow, slow)).toBe('intoItself')
  expect(problem(slow, old)).toBe('notInUse')
  expect(problem(old, slow)).toBe('notInUse')
})

test('merges follow one another to the label that stands; taking one back leaves the others', () => {
  const merges = [
    { labelId: 'a', intoId: 'b' },
    { labelId: 'b', intoId: 'c' },
    { labelId: 'd', intoId: 'c' },
  ]
  expect(Object.fromEntries(successors(merges))).toEqual({ a: 'c', b: 'c', d: 'c' })
  expect(Object.fromEntries(successors(merges.slice(0, 1)))).toEqual({ a: 'b' })
})

test('a chain of any length ends, and nothing is its own successor', () => {
  const chain = Array.from({ length: 500 }, (_, i) => ({ labelId: `${i}`, intoId: `${i + 1}` }))
  expect(new Set(successors(chain).values())).toEqual(new Set(['500']))
})
