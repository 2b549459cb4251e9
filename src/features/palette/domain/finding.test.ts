import { expect, test } from 'vitest'
import { found, mayBeNumber, mayBeTicket } from './finding.ts'

const things = ['常用回复', '回复客户', '回访', 'Callback rates'].map((name) => ({ name }))
const names = (typed: string) => found(things, typed).map(({ name }) => name)

test('what begins with the typed word comes first; every word must be in the name', () => {
  expect(names('回复')).toEqual(['回复客户', '常用回复'])
  expect(names('rates CALL')).toEqual(['Callback rates'])
  expect(names('回复 没有')).toEqual([])
})

test('nothing typed shows everything in its order, and looks for no ticket', () => {
  expect(names('  ')).toEqual(things.map(({ name }) => name))
  expect([mayBeTicket(' '), mayBeTicket('退'), mayBeTicket('T2')]).toEqual([false, false, true])
})

test('a ticket’s number and an authority’s are told from words', () => {
  expect(['t2026', 'DH 20261123001', '退款', 'iPhone 15'].map(mayBeNumber)).toEqual([
    true,
    true,
    false,
    false,
  ])
})
