import { CHINESE_BUSINESS_HOURS } from '@huixiang/business-time/default-calendars.ts'
import { dayNumberOf } from '@huixiang/business-time/local-date.ts'
import { expect, test } from 'vitest'
import { dayTypes, holiday, kindsOfDay, madeUp } from './kinds-of-day.ts'

const kindsOn = (calendar: Parameters<typeof kindsOfDay>[0], dates: readonly string[]) => {
  const kindOfDay = kindsOfDay(calendar)
  return dates.map((date) => kindOfDay(dayNumberOf(date) as number))
}

test('public holidays and the days worked for them are kinds of their own, all others are their weekday', () => {
  const days = ['2026-10-01', '2026-10-10', '2026-08-24', '2026-08-30']
  expect(kindsOn(CHINESE_BUSINESS_HOURS, days)).toEqual([holiday, madeUp, 0, 6])
  expect(kindsOn(null, days)).toEqual([3, 5, 0, 6])
})

test('the organisation says more: its own day off is a holiday, a Saturday it works is made up, a holiday it works is none', () => {
  const own = {
    ...CHINESE_BUSINESS_HOURS,
    exceptions: [
      { date: '2026-08-26', name: '司庆', hours: 'off' as const },
      { date: '2026-08-29', hours: 'mon' as const },
      { date: '2026-10-01', hours: [{ start: 600, end: 900 }] },
      { date: '2026-10-10', hours: 'off' as const },
      // Half a day is a day like any other; hours of a closed weekday are none.
      { date: '2026-08-27', hours: [{ start: 540, end: 720 }] },
      { date: '2026-08-28', hours: 'sun' as const },
    ],
  }
  const days = ['2026-08-26', '2026-08-29', '2026-10-01', '2026-10-10', '2026-08-27', '2026-08-28']
  expect(kindsOn(own, days)).toEqual([holiday, madeUp, 3, holiday, 3, holiday])
})

test('every day is of one kind, from before 1970 on', () => {
  const kindOfDay = kindsOfDay(CHINESE_BUSINESS_HOURS)
  for (let day = -400; day < 24_000; day++) {
    expect(kindOfDay(day)).toBeGreaterThanOrEqual(0)
    expect(kindOfDay(day)).toBeLessThan(dayTypes)
  }
})
