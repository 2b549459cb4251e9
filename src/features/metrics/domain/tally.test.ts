import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addCells, type Cells, codeOf, pack, partsOf, roomFor } from './packed-cells.ts'
import { nowhere, Tally } from './tally.ts'

const part = fc.record({
  value: fc.integer({ min: 0, max: roomFor.value }),
  kind: fc.integer({ min: 0, max: roomFor.kind }),
  bucket: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: roomFor.bucket })),
})
const cells = fc
  .array(fc.tuple(part, fc.integer({ min: 1, max: roomFor.count })), { maxLength: 60 })
  .map((pairs): Cells => new Map(pairs.map(([one, n]) => [codeOf(one), n])))

/** The same, added up one by one. */
function expected(
  parcels: readonly { cells: Cells; first: number }[],
  countsIn: (one: { value: number; kind: number }) => number,
  tellsKinds: boolean,
) {
  const counts: Map<string, number> = new Map()
  for (const { cells, first } of parcels)
    for (const [code, n] of cells) {
      const { value, kind, bucket } = partsOf(code)
      const row = countsIn({ value, kind })
      const key = `${first + row} ${bucket} ${tellsKinds ? kind : 0}`
      if (row !== nowhere) counts.set(key, (counts.get(key) ?? 0) + n)
    }
  return counts
}

test('what is wanted of packed cells is added up in its row, with or without kinds, from whichever row on', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ cells, first: fc.integer({ min: 0, max: 40 }) }), { maxLength: 8 }),
      fc.option(fc.integer({ min: 0, max: roomFor.kind })),
      fc.boolean(),
      fc.integer({ min: 1, max: 5 }),
      (parcels, kind, tellsKinds, rows) => {
        const all = [
          ...new Set(parcels.flatMap((one) => [...one.cells.keys()].map((code) => partsOf(code).value))),
        ]
        const wanted = new Set(all.filter((_, index) => index % 2 === 0))
        const rowOf = (value: number) => (wanted.has(value) ? value % rows : nowhere)
        const tally = new Tally({ rowOf, highest: Math.max(...wanted), kind, tellsKinds })
        for (const { cells, first } of parcels) tally.add(pack(cells), first)
        const found = [...tally.counted()].map(
          ({ row, bucket, kind, n }) => [`${row} ${bucket} ${kind}`, n] as const,
        )
        const isOfKind = (one: number) => kind === null || one === kind
        const sums = expected(parcels, (one) => (isOfKind(one.kind) ? rowOf(one.value) : nowhere), tellsKinds)
        expect(found.length).toBe(sums.size)
        expect(new Map(found)).toEqual(sums)
      },
    ),
  )
})

test('rows and columns that come late find what was counted before them', () => {
  const tally = new Tally({ rowOf: (value) => value, highest: roomFor.value, kind: null, tellsKinds: true })
  const some: Cells = new Map()
  for (let value = 0; value < 40; value++)
    for (let bucket = 0; bucket < value; bucket++)
      addCells(some, new Map([[codeOf({ value, bucket, kind: 1 }), 1]]))
  tally.add(pack(some))
  tally.add(pack(some))
  const counted = [...tally.counted()]
  expect(counted.length).toBe(some.size)
  expect(counted.every(({ row, bucket, kind, n }) => bucket < row && kind === 1 && n === 2)).toBe(true)
})
