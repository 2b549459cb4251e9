import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crossTable } from './cross-table.ts'
import { hiddenCells, hiddenIn } from './hiding.ts'
import { released, type SealCount, toldUpTo } from './releasing.ts'
import { smallestGroup } from './results.ts'
import { compareWaves } from './waves.ts'

const counts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 6 })

test('from one telling to the next no group grows by fewer than five but by none, and what was told stays told', () => {
  const seal = fc.array(
    fc.record({ group: fc.constantFrom('a', 'b', '-'), count: fc.integer({ min: 1, max: 9 }) }),
    {
      maxLength: 3,
    },
  )
  fc.assert(
    fc.property(fc.array(seal, { maxLength: 20 }), (seals) => {
      const all = seals.flatMap((groups, place): SealCount[] =>
        groups.map((one) => ({ ...one, seal: place + 1 })),
      )
      const upTo = (last: number) => all.filter((one) => one.seal <= last)
      const told = (last: number) => toldUpTo(upTo(last))
      for (let last = 1; last <= seals.length; last += 1) {
        expect(told(last)).toBeGreaterThanOrEqual(told(last - 1))
        for (const group of ['a', 'b', '-']) {
          const within = (until: number) =>
            upTo(until).reduce((sum, one) => (one.group === group ? sum + one.count : sum), 0)
          const grown = within(told(last)) - within(told(last - 1))
          expect(grown === 0 || grown >= smallestGroup).toBe(true)
        }
      }
    }),
  )
})

test('seals grow with the answers before them, so that a part is told in few large steps', () => {
  let release = { batch: 0, seal: 1, sealed: 0, unsealed: 0 }
  for (let batch = 0; batch < 20_000; batch += 1) release = released(release, 5).after
  expect(release.sealed + release.unsealed).toBe(100_000)
  expect(release.seal).toBeLessThan(70)
})

test('no number of a line can be reckoned from the others, what they add up to and the whole', () => {
  fc.assert(
    fc.property(counts, counts, (line, rest) => {
      const whole = line.map((count, place) => count + (rest[place] ?? 0))
      const hidden = hiddenIn(line, whole)
      line.forEach((count, place) => {
        if (count > 0 && count < smallestGroup) expect(hidden[place]).toBe(true)
        const left = (whole[place] ?? 0) - count
        if (left > 0 && left < smallestGroup) expect(hidden[place]).toBe(true)
      })
      expect(hidden.filter(Boolean)).not.toHaveLength(1)
    }),
  )
})

test('no row and no column of a table hides one cell alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12)), { minLength: 2, maxLength: 5 }),
      (table) => {
        const hidden = hiddenCells(table)
        for (const row of hidden) expect(row.filter(Boolean)).not.toHaveLength(1)
        for (const column of [0, 1, 2]) expect(hidden.filter((row) => row[column])).not.toHaveLength(1)
        table.forEach((row, i) => {
          row.forEach((count, j) => {
            if (count > 0 && count < smallestGroup) expect(hidden[i]?.[j]).toBe(true)
          })
        })
      },
    ),
  )
})

const say = (id: string) => ({ id, words: null })
const npsScale = { range: null, isNps: true }

test('named groups are told whole; a difference that holds is marked, one by chance is not', () => {
  const of = (group: string, detractors: number, promoters: number) => [
    { seal: null, group, said: 'detractors', count: detractors },
    { seal: null, group, said: 'promoters', count: promoters },
  ]
  const table = crossTable([[...of('north', 3, 97), ...of('south', 60, 40), ...of('west', 30, 70)]], {
    groups: ['north', 'south', 'west', 'nobody'],
    said: ['detractors', 'passives', 'promoters'].map(say),
    scale: npsScale,
  })
  expect(table.n).toBe(300)
  expect(table.groups.map(({ id, n, mark }) => [id, n, mark])).toEqual([
    ['north', 100, 'higher'],
    ['south', 100, 'lower'],
    ['west', 100, null],
  ])
  expect(table.groups[0]?.cells.map(({ count }) => count)).toEqual([3, 0, 97])
  expect(table.groups[0]?.figure?.value).toBe(94)
  expect(table.test).toMatchObject({ method: 'anova', p: 0 })
})

test('an anonymous group is told when five more came of it and of all others, and its small cells are not', () => {
  const seal = (at: number, north: number, south: number) => [
    { seal: at, group: 'north', said: 'promoters', count: north },
    { seal: at, group: 'south', said: 'promoters', count: south - 1 },
    { seal: at, group: 'south', said: 'detractors', count: 1 },
  ]
  const asked = {
    groups: ['north', 'south'],
    said: ['detractors', 'passives', 'promoters'].map(say),
    scale: npsScale,
  }
  // One person of the north came with the second seal: alone they are not told, nor by what the south then lacks.
  const first = crossTable([seal(1, 6, 7)], asked)
  const second = crossTable([[...seal(1, 6, 7), ...seal(2, 1, 9)]], asked)
  expect(second).toEqual(first)
  expect(first.groups.map(({ n }) => n)).toEqual([6, 7])
  const south = first.groups[1]
  expect(south?.cells[0]?.count).toBeNull()
  expect(south?.cells.filter(({ count }) => count === null).length).toBeGreaterThan(1)
})

test('two waves stand side by side with their differences, judged together', () => {
  const result = (value: number, n: number) => ({
    id: 'nps',
    kind: 'nps' as const,
    title: { zh: '推荐', en: 'Recommend' },
    n,
    few: false,
    unit: 'nps' as const,
    figure: { value, n, low: value - 6, high: value + 6, confidence: 0.95, method: 'nps/wald' },
    rows: [],
  })
  expect(compareWaves([result(40, 900)], [result(10, 900)])[0]?.comparison).toMatchObject({
    difference: 30,
    mark: 'higher',
  })
  expect(compareWaves([result(12, 900)], [result(10, 900)])[0]?.comparison.mark).toBeNull()
})
