import { expect, test } from 'vitest'
import { compileCalendar } from './compiled-calendar.ts'
import { AROUND_THE_CLOCK, CHINESE_BUSINESS_HOURS } from './default-calendars.ts'
import { endOfDay, endOfWorkingDay } from './working-days.ts'

const china = compileCalendar(CHINESE_BUSINESS_HOURS)
const newYork = compileCalendar({ ...AROUND_THE_CLOCK, timeZone: 'America/New_York' })
const at = (moment: string) => Date.parse(moment)

test('a day ends at the midnight that follows it, also where it has 23 or 25 hours', () => {
  expect(endOfDay(china, at('2026-10-09T00:00:00+08:00'))).toBe(at('2026-10-10T00:00:00+08:00'))
  expect(endOfDay(china, at('2026-10-09T23:59:59+08:00'), 15)).toBe(at('2026-10-25T00:00:00+08:00'))
  expect(endOfDay(newYork, at('2026-03-08T00:30:00-05:00'))).toBe(at('2026-03-09T00:00:00-04:00'))
  expect(endOfDay(newYork, at('2026-11-01T00:30:00-04:00'))).toBe(at('2026-11-02T00:00:00-05:00'))
})

test('working days are counted with the first when it is one; make-up Saturdays are, holidays are not', () => {
  const friday = at('2026-10-09T17:30:00+08:00')
  expect(endOfWorkingDay(china, friday, 1)).toBe(at('2026-10-10T00:00:00+08:00'))
  expect(endOfWorkingDay(china, friday, 2)).toBe(at('2026-10-11T00:00:00+08:00'))
  expect(endOfWorkingDay(china, at('2026-10-01T10:00:00+08:00'), 1)).toBe(at('2026-10-09T00:00:00+08:00'))
  expect(() => endOfWorkingDay(china, friday, 0)).toThrow(
    expect.objectContaining({ code: 'invalidDuration' }),
  )
  expect(() => endOfWorkingDay(china, friday, 100_000)).toThrow(
    expect.objectContaining({ code: 'noWorkingTime' }),
  )
})
