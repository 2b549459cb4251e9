import { expect, test } from 'vitest'
import { kindGroups, kinds } from './kinds.ts'

test('everything that people may be told of stands in one group', () => {
  expect(Object.values(kindGroups).flat().toSorted()).toEqual(kinds.toSorted())
})
