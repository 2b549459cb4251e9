import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBy } from './day-clock.ts'
import { DAY_MS, dateOf } from './local-date.ts'

const at = (text: string) => Date.parse(text)

test('a day begins at its minute and not before: what the night brings belongs to the evening', () => {
  const day = daysBy({ timeZone: 'Asia/Shanghai', dayBegins: 6 * 60 })
  expect(day(at('2026-09-01T05:59:59.999+08:00'))).toBe('2026-08-31')
  expect(day(at('2026-09-01T06:00:00+08:00'))).toBe('2026-09-01')
  expect(day(at('2026-09-02T02:00:00+08:00'))).toBe('2026-09-01')
  expect(day(at('2027-01-01T05:00:00+08:00'))).toBe('2026-12-31')
  expect(day(at('2024-03-01T05:00:00+08:00'))).toBe('2024-02-29')
})

test('where clocks change the hour that they show decides', () => {
  const berlin = daysBy({ timeZone: 'Europe/Berlin', dayBegins: 4 * 60 })
  // Five in the morning after the clocks leapt is four hours after midnight.
  expect(berlin(at('2026-03-29T03:59:00+02:00'))).toBe('2026-03-28')
  expect(berlin(at('2026-03-29T04:00:00+02:00'))).toBe('2026-03-29')
  expect(berlin(at('2026-10-25T03:59:00+01:00'))).toBe('2026-10-24')
  expect(berlin(at('2026-10-25T04:00:00+01:00'))).toBe('2026-10-25')
  // A beginning that is leapt over comes with the leap.
  const leapt = daysBy({ timeZone: 'Europe/Berlin', dayBegins: 150 })
  expect(leapt(at('2026-03-29T01:59:00+01:00'))).toBe('2026-03-28')
  expect(leapt(at('2026-03-29T03:00:00+02:00'))).toBe('2026-03-29')
})

test('without an offset of clocks a day is what is left of a moment after its beginning', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 4e12 }),
      fc.integer({ min: 0, max: 719 }),
      (moment, dayBegins) => {
        const day = daysBy({ timeZone: 'UTC', dayBegins })(moment)
        expect(day).toBe(dateOf(Math.floor((moment - dayBegins * 60_000) / DAY_MS)))
      },
    ),
  )
})

test('nobody knows such a time zone', () => {
  expect(() => daysBy({ timeZone: 'Mars/Olympus', dayBegins: 0 })).toThrow(RangeError)
})
