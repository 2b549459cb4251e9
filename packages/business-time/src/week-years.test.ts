import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  sameDayLastYear,
  WEEK_PATTERNS,
  WEEK_STRETCHES,
  type WeekYearRule,
  weekStretchKey,
  weekStretchNamed,
  weekStretchOf,
} from './week-years.ts'

/** The National Retail Federation's 4-5-4 calendar: years end on the Saturday nearest to 31 January. */
const nrf: WeekYearRule = { pattern: '4-5-4', yearBegins: 2, weekBegins: 7, ends: 'nearest' }

const rules = fc.record({
  pattern: fc.constantFrom(...WEEK_PATTERNS),
  yearBegins: fc.integer({ min: 1, max: 12 }),
  weekBegins: fc.integer({ min: 1, max: 7 }),
  ends: fc.constantFrom('nearest' as const, 'last' as const),
})
const dates = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2090, 0, 1) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
const plus = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)

describe('the 4-5-4 calendar as the National Retail Federation publishes it', () => {
  // nrf.org/resources/4-5-4-calendar: a 53rd week in 2000, 2006, 2012, 2017 and 2023.
  test.each([
    [2000, '2000-01-30', '2001-02-03', 53],
    [2006, '2006-01-29', '2007-02-03', 53],
    [2012, '2012-01-29', '2013-02-02', 53],
    [2016, '2016-01-31', '2017-01-28', 52],
    [2017, '2017-01-29', '2018-02-03', 53],
    [2018, '2018-02-04', '2019-02-02', 52],
    [2022, '2022-01-30', '2023-01-28', 52],
    [2023, '2023-01-29', '2024-02-03', 53],
    [2024, '2024-02-04', '2025-02-01', 52],
    [2025, '2025-02-02', '2026-01-31', 52],
    [2026, '2026-02-01', '2027-01-30', 52],
  ])('%i runs from %s to %s, %i weeks', (year, from, to, weeks) => {
    for (const day of [from, to])
      expect(weekStretchOf('year', day, nrf)).toEqual({ kind: 'year', year, number: 1, from, to, weeks })
  })

  test('between 2000 and 2030 only these years have 53 weeks', () => {
    const long = Array.from({ length: 31 }, (_, index) => 2000 + index).filter(
      (year) => weekStretchOf('year', `${year}-07-01`, nrf).weeks === 53,
    )
    expect(long).toEqual([2000, 2006, 2012, 2017, 2023, 2028])
  })

  test('the months of 2023 have 4, 5 and 4 weeks, and January five as the 53rd week is its', () => {
    let day = '2023-01-29'
    const months = Array.from({ length: 12 }, () => {
      const { number, from, to, weeks } = weekStretchOf('period', day, nrf)
      day = plus(to, 1)
      return [number, from, weeks]
    })
    expect(months).toEqual([
      [1, '2023-01-29', 4],
      [2, '2023-02-26', 5],
      [3, '2023-04-02', 4],
      [4, '2023-04-30', 4],
      [5, '2023-05-28', 5],
      [6, '2023-07-02', 4],
      [7, '2023-07-30', 4],
      [8, '2023-08-27', 5],
      [9, '2023-10-01', 4],
      [10, '2023-10-29', 4],
      [11, '2023-11-26', 5],
      [12, '2023-12-31', 5],
    ])
    expect(weekStretchOf('quarter', '2024-01-31', nrf)).toMatchObject({
      number: 4,
      from: '2023-10-29',
      weeks: 14,
    })
  })
})

test('years that end on the last Saturday of September, as Apple tells its own', () => {
  const apple: WeekYearRule = { pattern: '5-4-4', yearBegins: 10, weekBegins: 7, ends: 'last' }
  expect(weekStretchOf('year', '2023-01-01', apple)).toMatchObject({
    year: 2023,
    from: '2022-09-25',
    to: '2023-09-30',
    weeks: 53,
  })
  expect(weekStretchOf('year', '2024-01-01', apple)).toMatchObject({
    year: 2024,
    to: '2024-09-28',
    weeks: 52,
  })
})

test('the day a year before is of the same week and the same day of it; the 53rd week stands beside the 52nd', () => {
  const lastYear = (day: string) => sameDayLastYear(day, nrf)
  expect(lastYear('2026-02-01')).toBe('2025-02-02')
  expect(lastYear('2024-02-04')).toBe('2023-01-29')
  expect([lastYear('2024-01-27'), lastYear('2024-01-28'), lastYear('2024-02-03')]).toEqual([
    '2023-01-28',
    '2023-01-22',
    '2023-01-28',
  ])
})

test('whatever the rule: parts follow one another without a gap and fill their year', () => {
  fc.assert(
    fc.property(rules, dates, fc.constantFrom(...WEEK_STRETCHES), (rule, date, kind) => {
      const one = weekStretchOf(kind, date, rule)
      expect(one.from <= date && date <= one.to).toBe(true)
      expect(Date.parse(one.to) - Date.parse(one.from)).toBe((one.weeks * 7 - 1) * 86_400_000)
      const next = weekStretchOf(kind, plus(one.to, 1), rule)
      expect(next.from).toBe(plus(one.to, 1))
      const year = weekStretchOf('year', date, rule)
      expect(one.from >= year.from && one.to <= year.to).toBe(true)
      expect([52, 53]).toContain(year.weeks)
      expect(next.year === one.year ? next.number : 1).toBe(
        next.year === one.year ? one.number + 1 : next.number,
      )
    }),
  )
})

test('whatever the rule: the same day last year is of the same weekday and of the week with the same number', () => {
  fc.assert(
    fc.property(rules, dates, (rule, date) => {
      const then = sameDayLastYear(date, rule)
      const [now, before] = [weekStretchOf('week', date, rule), weekStretchOf('week', then, rule)]
      expect(((Date.parse(date) - Date.parse(then)) / 86_400_000) % 7).toBe(0)
      expect(before.year).toBe(now.year - 1)
      expect(before.number).toBe(Math.min(now.number, weekStretchOf('year', then, rule).weeks))
    }),
  )
})

test('a key tells its stretch, and nothing else is one', () => {
  fc.assert(
    fc.property(rules, dates, fc.constantFrom(...WEEK_STRETCHES), (rule, date, kind) => {
      const one = weekStretchOf(kind, date, rule)
      expect(weekStretchNamed(weekStretchKey(one))).toEqual(one)
    }),
  )
  expect(weekStretchKey(weekStretchOf('period', '2026-04-30', nrf))).toBe('2026-P03/2026-04-05/P4W')
  for (const not of [
    '2026',
    '2026-04/P3M',
    '2026-P13/2026-04-05/P4W',
    '2026-P03/2026-02-30/P4W',
    '2026-P03/2026-04-05/P7W',
    '2026-W01/2026-04-05/P2W',
  ])
    expect(weekStretchNamed(not), not).toBeNull()
})

test('what is no date is refused', () => {
  expect(() => weekStretchOf('year', '2026-02-30', nrf)).toThrow(RangeError)
  expect(() => sameDayLastYear('soon', nrf)).toThrow(RangeError)
})
