import { expect, test } from 'vitest'
import { type Checklist, isFor, lacksEvidence, openDuties } from './duties.ts'

const item = (key: string, before: 'start' | 'resolve' | 'close' | null) =>
  ({ key, nameZh: key, nameEn: key, before, evidence: 'none' }) as const
const lists: Checklist[] = [
  {
    id: 'a',
    items: [item('photo', 'resolve'), item('tip', null)],
    fields: [{ field: 'cause', before: 'resolve' }],
  },
  {
    id: 'b',
    items: [item('photo', 'close')],
    fields: [
      { field: 'cause', before: 'resolve' },
      { field: 'custom:route', before: 'close' },
    ],
  },
]
const nothing = { isDone: () => false, isFilled: () => false }

test('each deed asks for its own duties, a field once, and what only reminds holds nobody up', () => {
  const open = openDuties(lists, nothing, 'resolve')
  expect([open.items.map(({ key }) => key), open.fields]).toEqual([['photo'], ['cause']])
  expect(openDuties(lists, nothing, 'close').fields).toEqual(['custom:route'])
})

test('an item is done in its own list only', () => {
  const standing = { ...nothing, isDone: (list: string) => list === 'a' }
  expect(openDuties(lists, standing, 'resolve').items).toEqual([])
  expect(openDuties(lists, standing, 'close').items).toHaveLength(1)
})

test('a list holds for its label and what lies below it, and for its kinds', () => {
  const ticket = { labelPath: ['lost', 'delivery'], kind: 'complaint' }
  expect(isFor({ labelId: 'delivery', kinds: [] }, ticket)).toBe(true)
  expect(isFor({ labelId: 'refund', kinds: [] }, ticket)).toBe(false)
  expect(isFor({ labelId: null, kinds: ['enquiry'] }, ticket)).toBe(false)
  expect(isFor({ labelId: null, kinds: ['complaint'] }, { labelPath: [], kind: 'complaint' })).toBe(true)
})

test('words are no file, and blanks are no words', () => {
  expect(lacksEvidence('words', { words: '  ', files: 1 })).toBe(true)
  expect(lacksEvidence('file', { words: '见附件', files: 0 })).toBe(true)
  expect(lacksEvidence('either', { words: '', files: 1 })).toBe(false)
  expect(lacksEvidence('none', { words: '', files: 0 })).toBe(false)
})
