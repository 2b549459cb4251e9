import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openBook, type PlacedPoint, type Point } from './point-book.ts'

const point = fc.record({
  measure: fc.constantFrom('voices' as const, 'open' as const),
  subjectId: fc.constantFrom('a', 'b', 'c'),
  part: fc.constantFrom('1', '2'),
  day: fc.constantFrom('2026-01-01', '2026-01-02'),
  orgUnitId: fc.constantFrom(null, 'u'),
  kind: fc.constantFrom(null, 'complaint'),
  labelId: fc.constant(null),
  channel: fc.constant(null),
  bucket: fc.integer({ min: 0, max: 2 }),
  amount: fc.constant(null),
  detail: fc.constant({}),
})
const deed = fc.record({ point, remove: fc.boolean() })

const keyOf = (one: Point) => `${one.measure} ${one.subjectId} ${one.part}`
const cellOf = (one: Point) => [one.measure, one.day, one.orgUnitId, one.kind, one.bucket].join()

function tally(points: Iterable<Point>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of points) counts.set(cellOf(one), (counts.get(cellOf(one)) ?? 0) + 1)
  return counts
}

test('what is gone and what is written makes of the counts those of the points that stand afterwards', () => {
  fc.assert(
    fc.property(fc.uniqueArray(point, { selector: keyOf }), fc.array(deed), (standing, deeds) => {
      const placed = standing.map((one) => ({ ...one, place: one.orgUnitId === null ? 0 : 1 }))
      const book = openBook(placed)
      const after = new Map(standing.map((one) => [keyOf(one), one as Point]))
      for (const { point: one, remove } of deeds) {
        if (remove) {
          book.remove(one.measure, one.subjectId, one.part)
          after.delete(keyOf(one))
        } else {
          book.put(one)
          after.set(keyOf(one), one)
        }
      }
      const counts = tally(standing)
      const { written, gone } = book.changes()
      for (const [points, change] of [
        [written, 1],
        [gone, -1],
      ] as const)
        for (const one of points) counts.set(cellOf(one), (counts.get(cellOf(one)) ?? 0) + change)
      const left = new Map([...counts].filter(([, n]) => n !== 0))
      expect(left).toEqual(tally(after.values()))
    }),
  )
})

const voice: PlacedPoint = {
  measure: 'voices',
  subjectId: 'a',
  part: '',
  day: '2026-01-01',
  orgUnitId: 'u',
  kind: null,
  labelId: null,
  channel: 'phone',
  bucket: 0,
  amount: null,
  detail: {},
  place: 7,
}

test('a point stays where it was counted, whatever else changes, until its unit does', () => {
  const book = openBook([voice])
  book.put({ ...voice, kind: 'praise' })
  expect(book.changes().written).toMatchObject([{ kind: 'praise', place: 7 }])
  book.put({ ...voice, orgUnitId: 'v' })
  expect(book.changes()).toMatchObject({ written: [{ orgUnitId: 'v', place: null }], gone: [{ place: 7 }] })
})

test('a point put back unchanged changes nothing, and is not written again', () => {
  const book = openBook([voice])
  book.put({ ...voice, detail: {} })
  expect(book.changes()).toEqual({ written: [], gone: [] })
  book.put({ ...voice, detail: { resolve: 'soon' } })
  expect(book.changes().written).toMatchObject([{ detail: { resolve: 'soon' }, place: 7 }])
})

test('the points of a subject are those that stand', () => {
  const book = openBook([voice])
  book.put({ ...voice, measure: 'open' })
  book.remove('voices', 'a', '')
  expect(book.of('a').map(({ measure }) => measure)).toEqual(['open'])
  expect(book.of('b')).toEqual([])
})
