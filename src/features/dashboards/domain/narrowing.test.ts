import { expect, test } from 'vitest'
import { narrowedTitle, narrowingsOf } from './narrowing.ts'

test('what a widget is narrowed to is told in the order of its form, whatever was chosen first', () => {
  expect(narrowingsOf({ region: '华东', channel: 'phone', group: undefined })).toEqual([
    { by: 'channel', value: 'phone' },
    { by: 'region', value: '华东' },
  ])
  expect(narrowingsOf({})).toEqual([])
})

test('a title names three things at the most, and nothing that is no more', () => {
  expect(narrowedTitle('满意度', [])).toBe('满意度')
  expect(narrowedTitle('满意度', ['华东', '电话'])).toBe('满意度 · 华东 · 电话')
  expect(narrowedTitle('满意度在怎么变？', ['电话'])).toBe('满意度在怎么变？· 电话')
  expect(narrowedTitle('满意度', [undefined, '电话'])).toBe('满意度 · 电话')
  expect(narrowedTitle('满意度', ['1', '2', '3', '4', '5'])).toBe('满意度 · 1 · 2 · 3 · +2')
})
