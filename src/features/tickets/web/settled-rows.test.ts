import { expect, test } from 'vitest'
import { freshRows, type SettledRows, settle } from './settled-rows.ts'

interface Row {
  readonly id: string
  readonly state: string
}
const list = (ids: string, options: { view?: string; hasMore?: boolean; state?: string } = {}) => ({
  view: options.view ?? 'mine',
  items: Array.from(ids, (id) => ({ id, state: options.state ?? 'received' })),
  rowKey: (row: Row) => row.id,
  hasMore: options.hasMore ?? false,
})
const shown = (rows: SettledRows<Row>) => rows.keys.join('')

test('new tickets wait and push no row away', () => {
  const rows = settle(freshRows(list('abc')), list('xabyc'))
  expect(shown(rows)).toBe('abc')
  expect(rows.waiting).toBe(2)
})

test('a ticket that left the view keeps its place and is told as gone', () => {
  const rows = settle(freshRows(list('abc')), list('ac'))
  expect(shown(rows)).toBe('abc')
  expect([...rows.gone]).toEqual(['b'])
})

test('known rows show their latest state where they stand, also when their order changed', () => {
  const rows = settle(freshRows(list('abc')), list('cab', { state: 'accepted' }))
  expect(shown(rows)).toBe('abc')
  expect(rows.rows.get('c')?.state).toBe('accepted')
  expect(rows.waiting).toBe(0)
})

test('further pages are added at the end', () => {
  const rows = settle(freshRows(list('ab', { hasMore: true })), list('abcd'))
  expect(shown(rows)).toBe('abcd')
  expect(rows.waiting).toBe(0)
})

test('rows pushed onto a page that was not read yet are not gone', () => {
  const rows = settle(freshRows(list('abc', { hasMore: true })), list('xab', { hasMore: true }))
  expect(shown(rows)).toBe('abc')
  expect(rows.gone.size).toBe(0)
})

test('another view, and a list that was empty, show everything at once', () => {
  expect(shown(settle(freshRows(list('abc')), list('xyz', { view: 'breached' })))).toBe('xyz')
  expect(shown(settle(freshRows(list('')), list('xyz')))).toBe('xyz')
})
