import { expect, test } from 'vitest'
import { benchmarkFor, benchmarksIn } from './benchmarks.ts'
import type { Widget } from './board.ts'
import { difference } from './differences.ts'
import { freePlace, inReadingOrder, movedTo, passed, resizedTo, settled, stepped } from './grid.ts'
import { aroundEvent, before, lastYear } from './periods.ts'
import { provinces, provincesOf } from './provinces.ts'
import { readyBoards } from './ready.ts'
import { daysTold, nextDay } from './rhythm.ts'
import { flawsIn, madeWhole } from './sense.ts'
import { inSpans, lengthIn, spanIn, spanKey } from './spans.ts'

const at = (id: string, x: number, y: number, w = 6, h = 3) => ({ id, place: { x, y, w, h } })
const places = (things: readonly { id: string; place: { x: number; y: number } }[]) =>
  Object.fromEntries(things.map(({ id, place }) => [id, [place.x, place.y]]))

test('widgets never lie on one another, and no row stays empty', () => {
  expect(places(settled([at('a', 0, 0), at('b', 2, 1), at('c', 6, 9)]))).toEqual({
    a: [0, 0],
    b: [2, 3],
    c: [6, 6],
  })
  expect(places(movedTo([at('a', 0, 0), at('b', 6, 0)], 'b', { x: 0, y: 0 }))).toEqual({
    b: [0, 0],
    a: [0, 3],
  })
  expect(places(movedTo([at('a', 0, 0), at('b', 6, 0)], 'b', { x: 40, y: -3 }))).toEqual({
    a: [0, 0],
    b: [6, 0],
  })
})

test('with the keyboard a widget passes the ones below and above it', () => {
  const two = [at('a', 0, 0), at('b', 0, 3)]
  const down = stepped(two, 'a', { dx: 0, dy: 1 })
  expect(places(down)).toEqual({ b: [0, 0], a: [0, 3] })
  expect(places(stepped(down, 'a', { dx: 0, dy: -1 }))).toEqual({ a: [0, 0], b: [0, 3] })
  expect(places(stepped(two, 'a', { dx: 1, dy: 0 }))).toEqual({ a: [1, 0], b: [0, 3] })
})

test('a widget grows to the edge of the board and shrinks to what can be read', () => {
  const sizes = (w: number, h: number) =>
    resizedTo([at('a', 6, 0)], 'a', { w, h, least: { w: 3, h: 2 } })[0]?.place
  expect([sizes(40, 4), sizes(1, 1)]).toEqual([
    { x: 6, y: 0, w: 6, h: 4 },
    { x: 6, y: 0, w: 3, h: 2 },
  ])
  expect(freePlace([at('a', 0, 0), at('b', 6, 0, 3)], { w: 3, h: 2 })).toEqual({ x: 9, y: 0, w: 3, h: 2 })
})

test('every ready dashboard makes sense and stands without gaps', () => {
  for (const [key, widgets] of Object.entries(readyBoards)) {
    expect([key, widgets.flatMap((widget) => flawsIn(widget))]).toEqual([key, []])
    expect([key, places(settled(widgets))]).toEqual([key, places(widgets)])
  }
})

const widget: Widget = {
  id: 'w',
  title: null,
  metrics: ['csat'],
  picture: 'line',
  by: 'week',
  comparison: 'moving_average',
  filters: {},
  markId: null,
  place: { x: 0, y: 0, w: 6, h: 4 },
}

test('what does not go together is named, and gives way when the picture changes', () => {
  expect(flawsIn({ ...widget, by: 'unit' })).toEqual(['by'])
  expect(flawsIn({ ...widget, comparison: 'event' })).toEqual(['markId'])
  expect(flawsIn({ ...widget, metrics: ['a', 'b'] })).toEqual(['comparison'])
  expect(flawsIn({ ...widget, metrics: [] })).toEqual(['metrics'])
  const asMap = madeWhole({ ...widget, picture: 'map' })
  expect([asMap.by, asMap.comparison, flawsIn(asMap)]).toEqual(['unit', null, []])
})

test('a period is compared with as many days before it, or with the same days of last year', () => {
  expect(before({ from: '2026-03-01', to: '2026-03-07' })).toEqual({ from: '2026-02-22', to: '2026-02-28' })
  expect(lastYear({ from: '2024-02-29', to: '2024-03-01' })).toEqual({ from: '2023-02-28', to: '2023-03-01' })
})

test('where years are made of weeks, a whole period has the one before it, and a year ago is the same week of the year before', () => {
  const nrf = { pattern: '4-5-4', yearBegins: 2, weekBegins: 7, ends: 'nearest' } as const
  // January of 2023 has five weeks, the last of which is the 53rd; December before it five, January of 2022 four.
  const january = { from: '2023-12-31', to: '2024-02-03' }
  expect(before(january, nrf)).toEqual({ from: '2023-11-26', to: '2023-12-30' })
  expect(before({ from: '2024-02-04', to: '2024-03-02' }, nrf)).toEqual(january)
  expect(before({ from: '2023-01-29', to: '2024-02-03' }, nrf)).toEqual({
    from: '2022-01-30',
    to: '2023-01-28',
  })
  expect(lastYear(january, nrf)).toEqual({ from: '2023-01-01', to: '2023-01-28' })
  expect(lastYear({ from: '2024-11-24', to: '2024-11-30' }, nrf)).toEqual({
    from: '2023-11-19',
    to: '2023-11-25',
  })
  // Any other days have as many before them, and months of the calendar are not asked for weeks.
  expect(before({ from: '2024-02-05', to: '2024-02-11' }, nrf)).toEqual({
    from: '2024-01-29',
    to: '2024-02-04',
  })
  expect(before(january)).toEqual({ from: '2023-11-26', to: '2023-12-30' })
})

test('before and after an event count the same number of days, without the event itself', () => {
  expect(aroundEvent({ from: '2026-05-01', to: '2026-05-03' }, '2026-05-10')).toEqual({
    before: { from: '2026-04-24', to: '2026-04-30' },
    after: { from: '2026-05-04', to: '2026-05-10' },
  })
  expect(aroundEvent({ from: '2026-05-01', to: '2026-05-03' }, '2026-05-03')).toBeNull()
})

const counted = (value: number) => ({
  value,
  n: value,
  low: null,
  high: null,
  confidence: 0.95,
  method: 'count',
})
const share = (value: number, n: number) => ({ ...counted(value), n, method: 'proportion/wilson' })
const days = { now: 7, before: 7 }

test('only a difference that chance does not explain is called one', () => {
  const counts = { direction: 'less', unitOfMeasure: 'count', days } as const
  const said = (now: number, earlier: number) =>
    difference({ now: counted(now), before: counted(earlier) }, counts).said
  expect([said(60, 30), said(32, 30), said(30, 60), said(0, 0)]).toEqual(['worse', 'same', 'better', 'same'])
  const shares = { direction: 'more', unitOfMeasure: 'share', days } as const
  const saidOf = (a: number, b: number, n: number) =>
    difference({ now: share(a, n), before: share(b, n) }, shares).said
  expect([saidOf(0.9, 0.6, 200), saidOf(0.9, 0.6, 10), saidOf(0.5, 0.5, 0)]).toEqual([
    'better',
    'same',
    'unclear',
  ])
  expect(difference({ now: null, before: share(0.5, 9) }, shares).said).toBe('unclear')
})

test('twice the days explain twice the count', () => {
  const how = { direction: 'less', unitOfMeasure: 'count', days: { now: 14, before: 7 } } as const
  expect(difference({ now: counted(60), before: counted(30) }, how).said).toBe('same')
})

test('a file of benchmarks is taken line by line, and what cannot be taken is named', () => {
  const rows = [
    ['metric', 'period', 'value', 'source'],
    ['csat', '2026', '0.82', '中国质量协会'],
    ['csat', '2026-Q5', '0.8', 'x'],
    ['nope', '2026', '1', 'x'],
    ['nps', '2026-05', 'many', 'x'],
    ['nps', '2026-05', '31', ''],
    ['csat', '2026', '0.9', 'again'],
    [''],
    ['csat', '2026'],
  ]
  const { values, bad } = benchmarksIn(rows, new Set(['csat', 'nps']))
  expect(values).toEqual([{ metric: 'csat', period: '2026', value: 0.82, source: '中国质量协会' }])
  expect(bad.map(({ line, problem }) => `${line} ${problem}`)).toEqual([
    '3 period',
    '4 metric',
    '5 value',
    '6 source',
    '7 twice',
    '9 columns',
  ])
})

test('the shortest period that holds a day says what is usual in the industry', () => {
  const of = (period: string, value: number) => ({ metric: 'csat', period, value, source: 's' })
  const known = [of('2025', 0.7), of('2026', 0.8), of('2026-Q2', 0.85)]
  expect(
    ['2026-05-01', '2026-08-01', '2027-01-01', '2024-01-01'].map(
      (day) => benchmarkFor(known, 'csat', day)?.value,
    ),
  ).toEqual([0.85, 0.8, 0.8, undefined])
})

test('a unit stands where its name, its city or its region says', () => {
  const codes = (name: string) => provincesOf(name).map(({ code }) => code)
  expect(
    ['广东分公司', '深圳客服中心', '总部', '京沪（北京、上海）'].map((name) => codes(name).join()),
  ).toEqual(['44', '44', '', ''])
  expect(codes('华南区').toSorted()).toEqual(['44', '45', '46'])
  expect(new Set(provinces.map(({ x, y }) => `${x} ${y}`)).size).toBe(34)
})

test('times are told in the spans that people speak of, and none is lost', () => {
  const fine = [60_000, 3_000_000, 3_600_000 * 5, 86_400_000 * 30].map((from) => ({
    from,
    to: from + 2,
    n: 1,
  }))
  const spans = inSpans(fine)
  expect(spans.map(({ n }) => n)).toEqual([1, 1, 0, 0, 1, 0, 0, 0, 0, 1])
  expect(spans.map((one) => spanIn(spanKey(one)))).toEqual(spans.map(({ from, to }) => ({ from, to })))
  expect([spanIn('7'), lengthIn(900_000), lengthIn(7_200_000)]).toEqual([
    null,
    { count: 15, unit: 'minutes' },
    { count: 2, unit: 'hours' },
  ])
})

test('a mail goes on its day and tells of whole days', () => {
  const at9 = (rhythm: 'daily' | 'weekly' | 'monthly', day: string, hour: number) =>
    nextDay({ rhythm, hour: 9 }, { day, hour }, null)
  expect([at9('daily', '2026-05-31', 8), at9('daily', '2026-05-31', 9)]).toEqual(['2026-05-31', '2026-06-01'])
  expect([at9('weekly', '2026-05-31', 8), at9('monthly', '2026-05-31', 8)]).toEqual([
    '2026-06-01',
    '2026-06-01',
  ])
  expect(daysTold('monthly', '2026-06-01', null)).toEqual({ from: '2026-05-01', to: '2026-05-31' })
  expect(daysTold('weekly', '2026-06-01', null)).toEqual({ from: '2026-05-25', to: '2026-05-31' })
})

test('on a phone a card goes before the one above it and behind the one below it, whatever their sizes', () => {
  const cards = [
    { id: 'a', place: { x: 0, y: 0, w: 4, h: 3 } },
    { id: 'b', place: { x: 4, y: 0, w: 8, h: 3 } },
    { id: 'c', place: { x: 0, y: 3, w: 12, h: 4 } },
  ]
  const order = (things: typeof cards) => inReadingOrder(things).map(({ id }) => id)
  expect(order(passed(cards, 'b', -1))).toEqual(['b', 'a', 'c'])
  expect(order(passed(cards, 'a', 1))).toEqual(['b', 'a', 'c'])
  expect(order(passed(cards, 'a', -1))).toEqual(['a', 'b', 'c'])
  expect(order(passed(cards, 'c', 1))).toEqual(['a', 'b', 'c'])
  const stack = [
    { id: 'a', place: { x: 0, y: 0, w: 12, h: 3 } },
    { id: 'b', place: { x: 0, y: 3, w: 6, h: 4 } },
  ]
  expect(passed(stack, 'b', -1).map(({ id, place }) => [id, place.y])).toEqual([
    ['b', 0],
    ['a', 4],
  ])
  expect(passed(stack, 'a', 1)).toEqual(passed(stack, 'b', -1))
})
