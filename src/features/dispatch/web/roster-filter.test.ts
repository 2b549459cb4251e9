import { expect, test } from 'vitest'
import { peopleFound } from './roster-filter.ts'

const people = [
  { name: '何小满', unitId: 'first' },
  { name: 'Emma Linfield', unitId: 'second' },
  { name: '宋知秋', unitId: 'second' },
]
const found = (text: string, unit = '') => peopleFound(people, { text, unit }).map(({ name }) => name)

test('whoever is looked for in the roster is found by a piece of their name, in capitals or not, and by their unit', () => {
  expect(found('')).toEqual(['何小满', 'Emma Linfield', '宋知秋'])
  expect(found(' linf ')).toEqual(['Emma Linfield'])
  expect(found('', 'second')).toEqual(['Emma Linfield', '宋知秋'])
  expect(found('小满', 'second')).toEqual([])
})
