import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOfSums } from './fact-sums.ts'
import { addCells, type Cells, codeOf, isKnown, pack, partsOf, roomFor, unpack } from './packed-cells.ts'

const parts = fc.record({
  value: fc.integer({ min: 0, max: roomFor.value }),
  kind: fc.integer({ min: 0, max: roomFor.kind }),
  bucket: fc.integer({ min: 0, max: roomFor.bucket }),
})
const cells = fc
  .array(fc.tuple(parts.map(codeOf), fc.integer({ min: 1, max: roomFor.count })))
  .map((pairs) => new Map(pairs))

test('a code says what it was made of, and nothing is cut off where there is no room', () => {
  fc.assert(
    fc.property(parts, (one) => {
      expect(partsOf(codeOf(one))).toEqual(one)
    }),
  )
  expect(() => codeOf({ value: 0, kind: 16, bucket: 0 })).toThrow(RangeError)
  expect(() => codeOf({ value: 0, kind: 0, bucket: 1024 })).toThrow(RangeError)
})

test('cells come back as they were packed, and the same cells are the same bytes', () => {
  fc.assert(
    fc.property(cells, (some) => {
      expect(unpack(pack(some))).toEqual(some)
      expect(pack(new Map([...some].reverse()))).toEqual(pack(some))
    }),
  )
})

test('taking away what was added leaves nothing', () => {
  fc.assert(
    fc.property(cells, cells, (some, more) => {
      const all: Cells = new Map(some)
      addCells(all, more)
      addCells(all, new Map([...more].map(([code, n]) => [code, -n])))
      expect(all).toEqual(some)
    }),
  )
  expect(isKnown(new Map([[codeOf({ value: 0, kind: 3, bucket: 1 }), 2]]))).toBe(false)
})

test('a fact counts at its own place and below each place above it', () => {
  const fact = { measure: 1, day: '2026-11-10', place: 3, kind: 1, label: 2, channel: 0, bucket: 1 }
  const above = () => [2, 1]
  const rows = changesOfSums({ gone: [], there: [fact, fact] }, above)
  expect(rows.map(({ place, below }) => [place, below])).toEqual([
    [3, false],
    [2, true],
    [1, true],
  ])
  expect(rows[0]?.labels).toEqual(new Map([[codeOf({ value: 2, kind: 1, bucket: 1 }), 2]]))
  expect(changesOfSums({ gone: [fact], there: [fact] }, above)).toEqual([])
})
