import { expect, test } from 'vitest'
import { daysTold, nextDay } from './rhythm.ts'

const morning = (day: string) => ({ day, hour: 8 })
const weekly = { rhythm: 'weekly', hour: 9 } as const
const monthly = { rhythm: 'monthly', hour: 9 } as const
/** The calendar of the NRF: fiscal 2026 begins on Sunday, 1 February. */
const retail = { pattern: '4-5-4', yearBegins: 2, weekBegins: 7, ends: 'nearest' } as const

test('by the calendar a week begins on Monday and a month on its first; today while the hour is ahead', () => {
  expect(nextDay(weekly, morning('2026-11-30'), null)).toBe('2026-11-30')
  expect(nextDay(weekly, { day: '2026-11-30', hour: 9 }, null)).toBe('2026-12-07')
  expect(nextDay(monthly, morning('2026-11-30'), null)).toBe('2026-12-01')
  expect(daysTold('monthly', '2026-03-01', null)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(daysTold('weekly', '2026-11-30', null)).toEqual({ from: '2026-11-23', to: '2026-11-29' })
  expect(daysTold('daily', '2026-03-01', null)).toEqual({ from: '2026-02-28', to: '2026-02-28' })
})

test('where years are made of weeks, a mail comes on the first day of each of their weeks and periods, and tells the one before', () => {
  expect(nextDay(weekly, morning('2026-02-02'), retail)).toBe('2026-02-08')
  expect(nextDay(monthly, morning('2026-02-02'), retail)).toBe('2026-03-01')
  expect(nextDay(monthly, morning('2026-03-01'), retail)).toBe('2026-03-01')
  expect(nextDay(monthly, { day: '2026-03-01', hour: 9 }, retail)).toBe('2026-04-05')
  expect(daysTold('monthly', '2026-04-05', retail)).toEqual({ from: '2026-03-01', to: '2026-04-04' })
  expect(daysTold('weekly', '2026-02-08', retail)).toEqual({ from: '2026-02-01', to: '2026-02-07' })
})

test('a mail that comes some days late tells the same whole month and week, and nothing of the one that has begun', () => {
  expect(daysTold('monthly', '2026-12-03', null)).toEqual({ from: '2026-11-01', to: '2026-11-30' })
  expect(daysTold('weekly', '2026-12-02', null)).toEqual({ from: '2026-11-23', to: '2026-11-29' })
  expect(daysTold('monthly', '2026-04-07', retail)).toEqual({ from: '2026-03-01', to: '2026-04-04' })
})
