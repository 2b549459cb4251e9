import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looksLikeDate, momentOf, orderOfDates } from './moments.ts'
import { wallClockOf } from './zoned-time.ts'

const shanghai = { order: 'ymd', toMoment: wallClockOf('Asia/Shanghai') } as const
const iso = (cell: string, how: Parameters<typeof momentOf>[1] = shanghai) => {
  const at = momentOf(cell, how)
  return at === null ? null : new Date(at).toISOString()
}

test.each([
  ['2019/1/7 10:29:24', '2019-01-07T02:29:24.000Z'],
  [' \t2019-01-07T10:29:24\u3000', '2019-01-07T02:29:24.000Z'],
  ['2019-01-07T10:29:24Z', '2019-01-07T10:29:24.000Z'],
  ['2019-01-07T10:29:24.5+09:00', '2019-01-07T01:29:24.500Z'],
  ['2019年1月7日 10时29分', '2019-01-07T02:29:00.000Z'],
  ['2019年1月7日星期一 下午2:05', '2019-01-07T06:05:00.000Z'],
  ['2019.1.7', '2019-01-06T16:00:00.000Z'],
  ['20190107', '2019-01-06T16:00:00.000Z'],
  ['20190107102924', '2019-01-07T02:29:24.000Z'],
  ['43472.4371', '2019-01-07T02:29:25.000Z'],
  ['1546828164', '2019-01-07T02:29:24.000Z'],
  ['1546828164000', '2019-01-07T02:29:24.000Z'],
  ['25/12/2019 12:05 AM', '2019-12-24T16:05:00.000Z'],
  ['Jan 7, 2019 10:29 pm', '2019-01-07T14:29:00.000Z'],
  ['7 January 2019', '2019-01-06T16:00:00.000Z'],
  ['２０１９／１／７', '2019-01-06T16:00:00.000Z'],
])('«%s» is read as %s', (cell, moment) => {
  expect(iso(cell)).toBe(moment)
})

test.each([
  '',
  '昨天',
  '10:29:24',
  '2019/2/30',
  '2019/13/1',
  '2019-01-07 25:00',
  '188006',
  '13812345678',
  '3.5',
  '2019/1/7 abc',
])('«%s» is no date', (cell) => {
  expect(iso(cell)).toBeNull()
})

test('the order of day and month follows the dates that leave no doubt', () => {
  expect(orderOfDates(['03/04/2019', '25/12/2019'])).toBe('dmy')
  expect(orderOfDates(['03/04/2019', '12/25/2019'])).toBe('mdy')
  expect(orderOfDates(['2019/3/4'])).toBe('ymd')
  expect(iso('12/25/2019', { ...shanghai, order: 'mdy' })).toBe('2019-12-24T16:00:00.000Z')
})

test('a telephone number or an amount does not look like a date', () => {
  expect(looksLikeDate('13812345678')).toBeNull()
  expect(looksLikeDate('199')).toBeNull()
  expect(looksLikeDate('2019/1/7')).toBe('date')
  expect(looksLikeDate('43472')).toBe('number')
})

test('every moment written in a zone reads back, also on the days its clocks change', () => {
  const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC']
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(1995, 0, 1) / 1000, max: Date.UTC(2035, 0, 1) / 1000 }),
      (timeZone, seconds) => {
        const text = new Intl.DateTimeFormat('sv-SE', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'medium',
        }).format(seconds * 1000)
        const read = momentOf(text, { order: 'ymd', toMoment: wallClockOf(timeZone) }) as number
        // The second run of a repeated hour cannot be told from the first by its writing.
        expect([0, 3600]).toContain(seconds - read / 1000)
      },
    ),
  )
})
