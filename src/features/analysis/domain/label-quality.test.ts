import { expect, test } from 'vitest'
import { mixedUpWith } from './label-quality.ts'

const confusions = [
  { truth: 'slow', said: 'late', count: 5 },
  { truth: 'late', said: 'slow', count: 2 },
  { truth: 'slow', said: 'lost', count: 3 },
  { truth: 'old', said: 'slow', count: 6 },
  { truth: 'lost', said: 'late', count: 9 },
  { truth: 'slow', said: '', count: 4 },
]

test('an editor sees with which labels a label is mixed up, either way, most often first', () => {
  expect(mixedUpWith('slow', confusions, new Map())).toEqual([
    { labelId: 'late', asOther: 5, asThis: 2 },
    { labelId: 'old', asOther: 0, asThis: 6 },
    { labelId: 'lost', asOther: 3, asThis: 0 },
  ])
})

test('labels that were merged since are one, and no longer mixed up with each other', () => {
  const successors = new Map([
    ['late', 'slow'],
    ['old', 'lost'],
  ])
  expect(mixedUpWith('slow', confusions, successors)).toEqual([{ labelId: 'lost', asOther: 3, asThis: 15 }])
})
