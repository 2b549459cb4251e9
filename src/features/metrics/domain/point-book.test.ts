import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openBook, type Point } from './point-book.ts'

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

test('counts changed by the deltas are the counts of the points that stand afterwards', () => {
  fc.assert(
    fc.property(fc.uniqueArray(point, { selector: keyOf }), fc.array(deed), (standing, deeds) => {
      const book = openBook(standing)
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
      for (const delta of book.changes().deltas) {
        const cell = cellOf(delta as unknown as Point)
        counts.set(cell, (counts.get(cell) ?? 0) + delta.change)
      }
      const left = new Map([...counts].filter(([, n]) => n !== 0))
      expect(left).toEqual(tally(after.values()))
    }),
  )
})

test('a point put back unchanged changes no count, and is not written again', () => {
  const one: Point = {
    measure: 'voices',
    subjectId: 'a',
    part: '',
    day: '2026-01-01',
    orgUnitId: null,
    kind: null,
    labelId: null,
    channel: 'phone',
    bucket: 0,
    amount: null,
    detail: {},
  }
  const book = openBook([one])
  book.put({ ...one, detail: {} })
  expect(book.changes()).toEqual({ written: [], removed: [], deltas: [] })
  book.put({ ...one, detail: { resolve: 'soon' } })
  expect(book.changes()).toMatchObject({ written: [{ detail: { resolve: 'soon' } }], deltas: [] })
})
