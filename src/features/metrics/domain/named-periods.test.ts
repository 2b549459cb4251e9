import { expect, test } from 'vitest'
import { calendarYears, type Years } from './axes.ts'
import { namedPeriods } from './named-periods.ts'

const told = (today: string, years: Years) =>
  namedPeriods(today, years).map(
    ({ when, span, isFiscal, from, to }) => `${when} ${isFiscal ? 'fiscal ' : ''}${span} ${from} ${to}`,
  )

test('the periods of the calendar, up to today and the whole ones before', () => {
  expect(told('2026-11-30', calendarYears)).toEqual([
    'now month 2026-11-01 2026-11-30',
    'before month 2026-10-01 2026-10-31',
    'now quarter 2026-10-01 2026-11-30',
    'before quarter 2026-07-01 2026-09-30',
    'now year 2026-01-01 2026-11-30',
    'before year 2025-01-01 2025-12-31',
  ])
})

test('where years begin in April, quarters and years are fiscal ones', () => {
  expect(told('2026-02-03', { yearBegins: 4, weeks: null })).toEqual([
    'now month 2026-02-01 2026-02-03',
    'before month 2026-01-01 2026-01-31',
    'now fiscal quarter 2026-01-01 2026-02-03',
    'before fiscal quarter 2025-10-01 2025-12-31',
    'now fiscal year 2025-04-01 2026-02-03',
    'before fiscal year 2024-04-01 2025-03-31',
  ])
})

test('where years are made of weeks, the periods before and after a 53rd week', () => {
  const nrf = { yearBegins: 2, weeks: { pattern: '4-5-4', weekBegins: 7, ends: 'nearest' } } as const
  expect(told('2024-02-10', nrf)).toEqual([
    'now fiscal month 2024-02-04 2024-02-10',
    'before fiscal month 2023-12-31 2024-02-03',
    'now fiscal quarter 2024-02-04 2024-02-10',
    'before fiscal quarter 2023-10-29 2024-02-03',
    'now fiscal year 2024-02-04 2024-02-10',
    'before fiscal year 2023-01-29 2024-02-03',
  ])
})
