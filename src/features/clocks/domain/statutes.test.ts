import { compileCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { AROUND_THE_CLOCK, CHINESE_BUSINESS_HOURS } from '@huixiang/business-time/default-calendars.ts'
import { addWorkingTime } from '@huixiang/business-time/working-time.ts'
import { expect, test } from 'vitest'
import { type Target, targetMs } from './calendars.ts'
import { type StatuteCode, statutes } from './statutes.ts'

const calendars = {
  workingHours: compileCalendar(CHINESE_BUSINESS_HOURS),
  aroundTheClock: compileCalendar({ ...AROUND_THE_CLOCK, timeZone: 'Asia/Shanghai' }),
}

function due(target: Target, countsOn: keyof typeof calendars, from: string): string {
  const [calendar, startMs] = [calendars[countsOn], Date.parse(from)]
  const dueMs = addWorkingTime(calendar, startMs, targetMs(target, calendar, startMs))
  return new Date(dueMs + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
const dueUnder = (code: StatuteCode, from: string) =>
  (statutes.find((one) => one.code === code)?.limits ?? []).map(({ target, countsOn }) =>
    due(target, countsOn, from),
  )

// Friday before the make-up Saturday of National Day 2026.
const friday = '2026-10-09T17:30:00+08:00'

test.each<[string, StatuteCode, string[]]>([
  [
    'market regulation: seven and forty-five working days',
    'market_regulation',
    ['2026-10-19 18:00', '2026-12-10 18:00'],
  ],
  ['banking and insurance: fifteen days, weekends among them', 'banking_insurance', ['2026-10-25 00:00']],
  ['return of goods: seven days', 'seven_day_return', ['2026-10-17 00:00']],
  [
    'the hotline: one working day for a question, five for the rest',
    'hotline_12345',
    ['2026-10-10 18:00', '2026-10-15 18:00'],
  ],
])('the period begins on the day after and its last day counts whole: %s', (_, code, dates) => {
  expect(dueUnder(code, friday)).toEqual(dates)
})

test('it makes no difference at what hour of the day the matter came in', () => {
  const hours = ['00:00:00', '09:00:00', '23:59:59'].map((hour) => `2026-10-09T${hour}+08:00`)
  expect(hours.flatMap((from) => dueUnder('banking_insurance', from))).toEqual(
    hours.map(() => '2026-10-25 00:00'),
  )
  expect(new Set(hours.map((from) => dueUnder('market_regulation', from).join()))).toHaveProperty('size', 1)
})

test('without «from the day after» the day itself is the first, and hours may wait for the next day, too', () => {
  expect(due({ amount: 1, unit: 'natural_day' }, 'aroundTheClock', friday)).toBe('2026-10-10 00:00')
  expect(due({ amount: 1, unit: 'working_day' }, 'workingHours', friday)).toBe('2026-10-09 18:00')
  expect(due({ amount: 4, unit: 'hour', fromNextDay: true }, 'workingHours', friday)).toBe('2026-10-10 13:00')
  expect(due({ amount: 4, unit: 'hour', fromNextDay: true }, 'aroundTheClock', friday)).toBe(
    '2026-10-10 04:00',
  )
})
