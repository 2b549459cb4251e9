import { expect, test } from 'vitest'
import type { EventRecord } from '#platform/contract/event.ts'
import { RecentEvents } from './recent-events.ts'

const event = (tx: number, seq: number, type: string): EventRecord =>
  ({ tx, seq, type, id: `${tx}-${seq}` }) as EventRecord
const idsAfter = (recent: RecentEvents, tx: number, seq: number, limit = 10) =>
  recent.after({ tx, seq }, { types: new Set(['opened']), limit })?.map(({ id }) => id) ?? null

test('what happened after a place is told in the order of the log, of the types asked for', () => {
  const recent = new RecentEvents({ tx: 5, seq: 9 })
  // A transaction that began earlier may have drawn later numbers.
  recent.keep([event(6, 20, 'opened'), event(6, 21, 'closed'), event(7, 11, 'opened')])
  recent.keep([event(9, 30, 'opened')])
  expect(idsAfter(recent, 5, 9)).toEqual(['6-20', '7-11', '9-30'])
  expect(idsAfter(recent, 6, 20)).toEqual(['7-11', '9-30'])
  expect(idsAfter(recent, 5, 9, 2)).toEqual(['6-20', '7-11'])
  expect(idsAfter(recent, 9, 30)).toEqual([])
})

test('nothing is told of a place before the first event kept: something may lie between', () => {
  const recent = new RecentEvents({ tx: 5, seq: 9 })
  recent.keep([event(6, 20, 'opened')])
  expect(idsAfter(recent, 5, 8)).toBeNull()
  expect(idsAfter(recent, 5, 9)).toEqual(['6-20'])
})

test('of many events the last are kept', () => {
  const recent = new RecentEvents({ tx: 0, seq: 0 })
  for (let tx = 1; tx <= 50; tx++)
    recent.keep(Array.from({ length: 1000 }, (_, seq) => event(tx, seq + 1, 'opened')))
  expect(idsAfter(recent, 0, 0)).toBeNull()
  expect(idsAfter(recent, 49, 1000, 1)).toEqual(['50-1'])
  expect(idsAfter(recent, 40, 1, 20_000)?.length).toBeGreaterThan(9000)
})

test('of a type that happened again too long ago only what is kept is told, and of one that did not that nothing did', () => {
  const recent = new RecentEvents({ tx: 0, seq: 0 })
  recent.keep([event(1, 1, 'opened'), event(1, 2, 'opened')])
  for (let tx = 2; tx <= 50; tx++)
    recent.keep(Array.from({ length: 1000 }, (_, seq) => event(tx, seq + 1, 'closed')))
  expect(idsAfter(recent, 1, 2)).toEqual([])
  expect(idsAfter(recent, 1, 1)).toBeNull()
  recent.keep([event(60, 1, 'opened')])
  expect(idsAfter(recent, 1, 2)).toEqual(['60-1'])
})

test('who is far behind, with nothing of its own in between, is told where the log ends', () => {
  const recent = new RecentEvents({ tx: 0, seq: 0 })
  expect(recent.farAhead({ tx: 0, seq: 0 })).toBeNull()
  recent.keep(Array.from({ length: 5001 }, (_, seq) => event(1, seq + 1, 'closed')))
  expect(recent.farAhead({ tx: 0, seq: 0 })).toMatchObject({ tx: 1, seq: 5001 })
  expect(recent.farAhead({ tx: 1, seq: 1 })).toBeNull()
})
