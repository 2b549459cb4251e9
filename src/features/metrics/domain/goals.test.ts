import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarYears } from './axes.ts'
import {
  goalInForce,
  goalOfAll,
  goalPeriod,
  isPeriodOf,
  judged,
  monthsOf,
  type SetGoal,
  sideOf,
} from './goals.ts'

const fromApril = { yearBegins: 4, weeks: null }
const nrf = { yearBegins: 2, weeks: { pattern: '4-5-4', weekBegins: 7, ends: 'nearest' } } as const

const year = fc.integer({ min: 2000, max: 2099 }).map(String)
const period = fc.oneof(
  year,
  fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}-Q${q}`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`),
)

test.each([
  ['2026', '2026-01-01', '2026-12-31', 12],
  ['2026-Q1', '2026-01-01', '2026-03-31', 3],
  ['2026-Q4', '2026-10-01', '2026-12-31', 3],
  ['2026-11', '2026-11-01', '2026-11-30', 1],
  ['2028-02', '2028-02-01', '2028-02-29', 1],
  ['2026-04/P3M', '2026-04-01', '2026-06-30', 3],
  ['2026-11/P3M', '2026-11-01', '2027-01-31', 3],
  ['2026-04/P1Y', '2026-04-01', '2027-03-31', 12],
  ['2026-P03/2026-04-05/P4W', '2026-04-05', '2026-05-02', 1],
  ['2026-Q1/2026-02-01/P13W', '2026-02-01', '2026-05-02', 3],
  ['2023/2023-01-29/P53W', '2023-01-29', '2024-02-03', 12],
])('%s runs from %s to %s', (one, from, to, months) => {
  expect(monthsOf(one)).toEqual({ from, to, months })
})

test.each([
  '',
  '26',
  '2026-13',
  '2026-00',
  '2026-Q5',
  '2026-Q0',
  '2026-1',
  '2026-11-30',
  '2026-04/P1M',
  '2026-13/P1Y',
  '2026-P13/2026-04-05/P4W',
  '2026-W03/2026-02-15/P1W',
])('«%s» is no period', (one) => {
  expect(monthsOf(one)).toBeNull()
  expect(goalPeriod.test(one)).toBe(false)
})

test('fiscal quarters and years are those of the organisation; those of the calendar stay', () => {
  expect(
    ['2026-04/P1Y', '2026-07/P3M', '2026-04/P3M', '2026-11', '2026-Q4', '2026'].map((one) =>
      isPeriodOf(one, fromApril),
    ),
  ).toEqual(Array.from({ length: 6 }, () => true))
  expect(
    ['2026-05/P3M', '2026-01/P1Y', '2026-07/P1Y', 'soon'].filter((one) => isPeriodOf(one, fromApril)),
  ).toEqual([])
  expect(isPeriodOf('2026-01/P1Y', calendarYears)).toBe(false)
})

test('of years made of weeks, periods, quarters and years are those of the organisation', () => {
  const own = [
    '2026-P03/2026-04-05/P4W',
    '2026-Q1/2026-02-01/P13W',
    '2026/2026-02-01/P52W',
    '2026-11',
    '2026',
  ]
  expect(own.filter((one) => isPeriodOf(one, nrf))).toEqual(own)
  const others = [
    '2026-P03/2026-04-06/P4W',
    '2026-P03/2026-04-05/P5W',
    '2025-P03/2026-04-05/P4W',
    '2026-04/P3M',
  ]
  expect(others.filter((one) => isPeriodOf(one, nrf))).toEqual([])
  expect(isPeriodOf('2026-P03/2026-04-05/P4W', calendarYears)).toBe(false)
})

test('of a fiscal quarter and the fiscal year around it the quarter counts, and the year in the months beside it', () => {
  const goals = [goal('city', '2026-04/P1Y', 0.6), goal('city', '2026-10/P3M', 0.7)]
  expect(goalInForce(goals, inNovember)?.value).toBe(0.7)
  expect(goalInForce(goals, { ...inNovember, to: '2027-03-31' })?.value).toBe(0.6)
  expect(goalInForce(goals, { ...inNovember, to: '2027-04-01' })?.value).toBe(0.85)
})

test('three months are a quarter and four quarters a year, without a day between them', () => {
  const days = (one: string) => {
    const span = monthsOf(one)
    return span === null ? 0 : (Date.parse(span.to) - Date.parse(span.from)) / 86_400_000 + 1
  }
  fc.assert(
    fc.property(year, fc.integer({ min: 1, max: 4 }), (y, q) => {
      const months = [1, 2, 3].map((m) => `${y}-${String((q - 1) * 3 + m).padStart(2, '0')}`)
      expect(months.reduce((sum, one) => sum + days(one), 0)).toBe(days(`${y}-Q${q}`))
      expect([1, 2, 3, 4].reduce((sum, one) => sum + days(`${y}-Q${one}`), 0)).toBe(days(y))
    }),
  )
})

const path = ['group', 'city', 'team']
const inNovember = { path, to: '2026-11-15', shipped: 0.85 }
const goal = (unitId: string, given: string, value = 0.5): SetGoal => ({ unitId, period: given, value })

test('a unit without a goal of its own has that of the nearest above, and the one that ships where nobody set any', () => {
  const goals = [goal('group', '2026-11', 0.7), goal('city', '2026', 0.8), goal('elsewhere', '2026-11', 0.9)]
  expect(goalInForce(goals, inNovember)).toEqual({ value: 0.8, set: goals[1] })
  expect(goalInForce(goals, { ...inNovember, path: ['group'] })?.value).toBe(0.7)
  expect(goalInForce([], inNovember)).toEqual({ value: 0.85, set: null })
  expect(goalInForce([], { ...inNovember, shipped: undefined })).toBeNull()
})

test('of one unit’s goals the one of the shortest period counts, and none outside its period', () => {
  const goals = [goal('city', '2026', 0.6), goal('city', '2026-Q4', 0.7), goal('city', '2026-11', 0.8)]
  expect(goalInForce(goals, inNovember)?.value).toBe(0.8)
  expect(goalInForce(goals, { ...inNovember, to: '2026-12-01' })?.value).toBe(0.7)
  expect(goalInForce(goals, { ...inNovember, to: '2026-09-30' })?.value).toBe(0.6)
  expect(goalInForce(goals, { ...inNovember, to: '2027-01-01' })?.value).toBe(0.85)
})

test('whatever is set, what is in force covers the day and stands on the way to the unit', () => {
  const some = fc.array(
    fc.record({
      unitId: fc.constantFrom('group', 'city', 'team', 'elsewhere'),
      period,
      value: fc.double({ noNaN: true }),
    }),
  )
  fc.assert(
    fc.property(some, period, (goals, asked) => {
      const day = monthsOf(asked)?.from ?? ''
      const found = goalInForce(goals, { path, to: day, shipped: undefined })?.set ?? null
      const fitting = goals.filter(({ unitId, period: one }) => {
        const span = monthsOf(one)
        return path.includes(unitId) && span !== null && span.from <= day && day <= span.to
      })
      if (found === null) expect(fitting).toEqual([])
      else expect(fitting).toContain(found)
    }),
  )
})

test('a goal is met or missed once the whole interval is, and unclear before', () => {
  const of = (low: number, high: number) => ({
    value: (low + high) / 2,
    n: 50,
    low,
    high,
    confidence: 0.95,
    method: 'proportion/wilson',
  })
  expect(judged(of(0.86, 0.95), 'atLeast', 0.85)).toBe('met')
  expect(judged(of(0.7, 0.84), 'atLeast', 0.85)).toBe('missed')
  expect(judged(of(0.8, 0.9), 'atLeast', 0.85)).toBe('unclear')
  expect(judged(of(1, 2), 'atMost', 2)).toBe('met')
  expect(judged(of(3, 4), 'atMost', 2)).toBe('missed')
  expect([sideOf('more'), sideOf('less'), sideOf('neither')]).toEqual(['atLeast', 'atMost', null])
})

test('how many there may be in all is aimed at for the whole unit and the whole period, and for no part of them', () => {
  const goals = [goal('city', '2026-11', 100), goal('city', '2026', 1000)]
  const november = { path: ['group', 'city'], from: '2026-11-01', to: '2026-11-30' }
  expect(goalOfAll(goals, november)).toEqual({ value: 100, set: goals[0] })
  expect(goalOfAll(goals, { ...november, from: '2026-01-01', to: '2026-12-31' })?.value).toBe(1000)
  expect(goalOfAll(goals, { ...november, to: '2026-11-29' })).toBeNull()
  expect(goalOfAll(goals, { ...november, path })).toBeNull()
})
