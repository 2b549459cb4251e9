import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cloudOf, letterSize } from './cloud-layout.ts'
import { type HeatCell, heatLevel, heatOf } from './heat.ts'
import { columnsOf, lengthOf, withBaselines } from './periods.ts'
import { falseDiscoveries, rises, risingTerms } from './rising.ts'
import { topicKey, topicMeant } from './topic-heir.ts'

const weekday = (day: string) => new Date(day).getUTCDay()
const somePeriod = fc
  .tuple(
    fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
    fc.integer({ min: 1, max: 92 }),
  )
  .map(([start, length]) => {
    const from = start.toISOString().slice(0, 10)
    return { from, to: new Date(Date.parse(from) + (length - 1) * 86_400_000).toISOString().slice(0, 10) }
  })

test('a period is compared with four earlier ones that are as long and fall on the same weekdays', () => {
  expect(withBaselines({ from: '2026-03-09', to: '2026-03-15' }).map(({ from }) => from)).toEqual([
    '2026-03-09',
    '2026-03-02',
    '2026-02-23',
    '2026-02-16',
    '2026-02-09',
  ])
  fc.assert(
    fc.property(somePeriod, (period) => {
      const all = withBaselines(period)
      for (const [i, one] of all.entries()) {
        expect(lengthOf(one)).toBe(lengthOf(period))
        expect(weekday(one.from)).toBe(weekday(period.from))
        if (i > 0) expect(one.to < (all[i - 1] as typeof one).from).toBe(true)
      }
    }),
  )
})

test('the columns of a map cover a period once, day by day or week by week', () => {
  fc.assert(
    fc.property(somePeriod, (period) => {
      const columns = columnsOf(period)
      expect(columns[0]?.from).toBe(period.from)
      expect(columns.at(-1)?.to).toBe(period.to)
      expect(columns.reduce((sum, one) => sum + lengthOf(one), 0)).toBe(lengthOf(period))
      expect(columns.length).toBeLessThanOrEqual(14)
    }),
  )
})

/** Numbers in 0…1, the same for the same seed. */
function chance(seed: number) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
const sizes = [300, 290, 310, 305, 295]
function steady(terms: number, seed: number) {
  const random = chance(seed)
  return Array.from({ length: terms }, (_, i) => {
    const share = 0.004 + 0.1 * random() ** 3
    const counts = sizes.map(
      (size) => Array.from({ length: size }, random).filter((one) => one < share).length,
    )
    return { term: `词${i}`, counts }
  })
}

test('when nothing changes, hardly ever is a word called rising', () => {
  const weeks = Array.from({ length: 60 }, (_, seed) => risingTerms(steady(120, seed + 1), sizes).length)
  expect(weeks.filter((found) => found > 0).length / weeks.length).toBeLessThanOrEqual(falseDiscoveries)
})

test('a word that rises is found among many that do not, whatever stands around it', () => {
  const planted = { term: '蛋糕机', counts: [24, 5, 4, 6, 5] }
  for (const seed of [1, 2, 3]) {
    const others = steady(200, seed)
    const found = risingTerms([planted, ...others], sizes)
    expect(found.map(({ term }) => term)).toContain('蛋糕机')
    expect(risingTerms([...others.toReversed(), planted], sizes)).toEqual(found)
  }
  const [rise] = risingTerms([planted, ...steady(200, 4)], sizes)
  expect(rise?.expected).toBeCloseTo(5, 1)
  expect(rise?.ratio.value).toBeCloseTo(4.8, 1)
  expect(rise?.ratio.low).toBeGreaterThan(2)
})

test('a word that nobody said before is told without a made-up ratio', () => {
  const [rise] = risingTerms([{ term: '新词', counts: [14, 0, 0, 0, 0] }, ...steady(50, 5)], sizes)
  expect(rise).toMatchObject({ term: '新词', expected: 0, ratio: { value: null, high: null } })
  expect(rise?.ratio.low).toBeGreaterThan(5)
})

test('a busy week makes no word rise, and a falling word is no rise', () => {
  const busy = [900, ...sizes.slice(1)]
  expect(risingTerms([{ term: '快递', counts: [90, 29, 31, 30, 29] }], busy)).toEqual([])
  expect(risingTerms([{ term: '快递', counts: [3, 29, 31, 30, 29] }], sizes)).toEqual([])
})

test('of a phrase and its words that rise together the phrase is told', () => {
  const rising = (term: string, now: number) => ({ term, counts: [now, 1, 1, 0, 1] })
  const found = risingTerms([rising('蛋糕', 31), rising('生日蛋糕', 30), rising('生日', 30)], sizes)
  expect(found.map(({ term }) => term)).toEqual(['生日蛋糕'])
})

test('without a baseline nothing is said about rising', () => {
  expect(rises([{ counts: [50, 0, 0, 0, 0] }], [100, 0, 0, 0, 0])).toEqual([undefined])
  expect(rises([{ counts: [0, 50, 0, 0, 0] }], [0, 100, 0, 0, 0])).toEqual([undefined])
})

test('a cell with more voices than its row and column explain stands out, an expected one does not', () => {
  const { cells, rows, columns, n, hidden } = heatOf(
    [
      [60, 20],
      [20, 60],
      [50, 50],
    ],
    false,
  )
  expect(heatLevel(cells[0]?.[0] as HeatCell)).toBe(2)
  expect(heatLevel(cells[0]?.[1] as HeatCell)).toBe(-2)
  expect(heatLevel(cells[2]?.[0] as HeatCell)).toBe(0)
  expect({ rows, columns, n, hidden }).toEqual({
    rows: [80, 80, 100],
    columns: [130, 130],
    n: 260,
    hidden: 0,
  })
})

test('a single voice stands out nowhere, however rare it is', () => {
  const [row] = heatOf(
    [
      [1, 0],
      [0, 300],
    ],
    false,
  ).cells
  expect(row?.[0]?.residual).toBeGreaterThan(3)
  expect(heatLevel(row?.[0] as HeatCell)).toBe(0)
})

test('where few voices may not be told, nothing that is told depends on how few they are', () => {
  const table = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 4,
  })
  fc.assert(
    fc.property(table, (counts) => {
      const other = counts.map((row) => row.map((n) => (n > 0 && n < 5 ? 5 - n : n)))
      expect(heatOf(other, true)).toEqual(heatOf(counts, true))
      for (const row of heatOf(counts, true).cells)
        for (const { n } of row) expect(n === null || n === 0 || n >= 5).toBe(true)
    }),
  )
})

test('words of a cloud never overlap, and none is lost', () => {
  const word = fc.record({
    term: fc.constantFrom('退款', '快递员', '客服态度', 'refund', 'customer service', '门'),
    count: fc.integer({ min: 3, max: 90 }),
  })
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 120 }),
      fc.constantFrom(0.9, 2.4),
      (words, shape) => {
        const sized = words
          .toSorted((a, b) => b.count - a.count)
          .map(({ term, count }) => ({ term, size: letterSize(count, 90, { smallest: 13, largest: 54 }) }))
        const { words: placed, left, top, width, height } = cloudOf(sized, shape)
        expect(placed).toHaveLength(words.length)
        for (const [i, one] of placed.entries()) {
          expect(one.x - one.width / 2).toBeGreaterThanOrEqual(left - 1e-6)
          expect(one.x + one.width / 2).toBeLessThanOrEqual(left + width + 1e-6)
          expect(one.y - one.height / 2).toBeGreaterThanOrEqual(top - 1e-6)
          expect(one.y + one.height / 2).toBeLessThanOrEqual(top + height + 1e-6)
          for (const other of placed.slice(i + 1)) {
            const apart = Math.abs(one.x - other.x) * 2 >= one.width + other.width
            expect(apart || Math.abs(one.y - other.y) * 2 >= one.height + other.height).toBe(true)
          }
        }
      },
    ),
    { numRuns: 20 },
  )
})

test('a link to a topic leads to the topic of that name, later to the one that holds most of its words, else nowhere', () => {
  const refund = { name: ['退款', '到账'], terms: ['退款', '到账', '银行卡'] }
  const parcel = { name: ['快递', '地址'], terms: ['快递', '包裹', '到账'] }
  expect(topicMeant([parcel, refund], topicKey(refund))).toBe(refund)
  expect(topicMeant([parcel, refund], '退款·银行卡')).toBe(refund)
  expect(topicMeant([parcel, refund], '包裹·签收')).toBe(parcel)
  expect(topicMeant([parcel, refund], '停水·小区·退款')).toBeUndefined()
  expect(topicMeant([], '退款')).toBeUndefined()
})
