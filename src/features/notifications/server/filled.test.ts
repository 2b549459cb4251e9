import { expect, test } from 'vitest'
import { filled } from './public/filled.ts'

test('a sentence takes its facts, groups the digits of what it calls a number, and leaves out what nobody knows', () => {
  expect(filled('{{count, number}} mails for {{name}}{{missing}}', { count: 12_000, name: '王小明' })).toBe(
    '12,000 mails for 王小明',
  )
  expect(filled('{{count}}', { count: 12_000 })).toBe('12000')
})
