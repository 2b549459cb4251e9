import { expect, test } from 'vitest'
import { createHistory } from './live-history.ts'

const said = (cursor: string) => ({ cursor, types: ['tickets.opened'], subjects: [cursor] })
const reset = [{ reset: true }]

test('a page that comes later is told what was said after its first read, and nothing else', () => {
  const history = createHistory('9:1')
  for (const cursor of ['9:2', '10:1', '10:2']) history.keep(said(cursor))
  expect(history.since('9:2')).toEqual([said('10:1'), said('10:2')])
  expect(history.since('10:2')).toEqual([])
  expect(history.since('11:1')).toEqual([])
})

test('a page that read before the stream began, or cannot tell, reads everything anew', () => {
  const history = createHistory('9:1')
  expect(history.since('8:7')).toEqual(reset)
  expect(history.since(null)).toEqual(reset)
  expect(createHistory(null).since('9:1')).toEqual(reset)
})

test('a gap in the stream parts what came before from what came after', () => {
  const history = createHistory('9:1')
  history.keep(said('9:2'))
  history.keep({ reset: true, cursor: '20:1' })
  history.keep(said('20:2'))
  expect(history.since('9:2')).toEqual(reset)
  expect(history.since('20:1')).toEqual([said('20:2')])
  history.keep({ reset: true })
  expect(history.since('20:1')).toEqual(reset)
})

test('what was said long ago is forgotten, and whoever read before it reads anew', () => {
  const history = createHistory('0:1')
  for (let tx = 1; tx <= 250; tx += 1) history.keep(said(`${tx}:1`))
  expect(history.since('49:1')).toEqual(reset)
  expect(history.since('50:1')).toHaveLength(200)
})
