import { compileCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { CHINESE_BUSINESS_HOURS } from '@huixiang/business-time/default-calendars.ts'
import { expect, test } from 'vitest'
import { backAt, cannotWait, dutyAt } from './duty.ts'

const at = (text: string) => Date.parse(text)
const office = compileCalendar(CHINESE_BUSINESS_HOURS)
const everyNight = [{ start: 22 * 60, end: 6 * 60 }]
const night = compileCalendar({
  id: 'night',
  timeZone: 'Asia/Shanghai',
  weekly: { mon: everyNight, tue: everyNight, wed: everyNight, thu: everyNight, fri: everyNight },
})

test('a night shift goes on past midnight and ends in the morning', () => {
  // Thursday 2026-11-26, 23:00 in Shanghai.
  expect(dutyAt(night, [], at('2026-11-26T15:00:00Z'))).toEqual({
    onDuty: true,
    until: at('2026-11-26T22:00:00Z'),
  })
  // Saturday at five the shift that began on Friday still runs; Saturday night there is none.
  expect(dutyAt(night, [], at('2026-11-27T21:00:00Z')).onDuty).toBe(true)
  expect(dutyAt(night, [], at('2026-11-28T15:00:00Z'))).toEqual({
    onDuty: false,
    until: at('2026-11-30T14:00:00Z'),
  })
})

test('nobody is on duty on a public holiday, and everybody on a make-up Saturday', () => {
  // National Day 2026 and the make-up day of 10 October 2026.
  expect(dutyAt(office, [], at('2026-10-01T02:00:00Z')).onDuty).toBe(false)
  expect(dutyAt(office, [], at('2026-10-10T02:00:00Z')).onDuty).toBe(true)
})

test('hours are those of the calendar’s time zone, also when its clocks go forward', () => {
  const weekly = { sun: [{ start: 9 * 60, end: 17 * 60 }] }
  const london = compileCalendar({ id: 'london', timeZone: 'Europe/London', weekly })
  expect(dutyAt(london, [], at('2026-03-22T09:00:00Z')).onDuty).toBe(true)
  // Summer time began that night: nine o’clock there is eight by UTC.
  expect(dutyAt(london, [], at('2026-03-29T08:00:00Z')).onDuty).toBe(true)
  expect(dutyAt(london, [], at('2026-03-29T16:00:00Z')).onDuty).toBe(false)
})

test('leave outweighs hours and extra work, and extra work outweighs a day off', () => {
  const noon = at('2026-11-26T04:00:00Z')
  const leave = { startsAt: noon, endsAt: at('2026-11-26T06:00:00Z'), works: false }
  expect(dutyAt(office, [leave], noon - 1)).toEqual({ onDuty: true, until: noon })
  expect(dutyAt(office, [leave], noon)).toEqual({ onDuty: false, until: leave.endsAt })
  expect(dutyAt(office, [{ ...leave, works: true }, leave], noon).onDuty).toBe(false)
  const saturday = at('2026-11-28T02:00:00Z')
  const extra = { startsAt: saturday, endsAt: saturday + 3_600_000, works: true }
  expect(dutyAt(office, [extra], saturday)).toEqual({ onDuty: true, until: extra.endsAt })
})

test('who is back when: over the weekend, and over leave that begins on the Monday', () => {
  const evening = at('2026-11-27T12:00:00Z')
  const monday = at('2026-11-30T01:00:00Z')
  expect(backAt(office, [], evening)).toBe(monday)
  const leave = { startsAt: at('2026-11-29T16:00:00Z'), endsAt: at('2026-11-30T16:00:00Z'), works: false }
  expect(backAt(office, [leave], evening)).toBe(at('2026-12-01T01:00:00Z'))
  const once = { date: '2020-01-01', hours: [{ start: 0, end: 60 }] }
  const never = compileCalendar({ id: 'never', timeZone: 'UTC', weekly: {}, exceptions: [once] })
  expect(backAt(never, [], evening)).toBeNull()
})

test('what is urgent or due before somebody is back cannot wait for them', () => {
  const back = 1000
  expect(cannotWait({ urgent: true, dueAt: null }, back)).toBe(true)
  expect(cannotWait({ urgent: false, dueAt: 999 }, back)).toBe(true)
  expect(cannotWait({ urgent: false, dueAt: 1000 }, back)).toBe(false)
  expect(cannotWait({ urgent: false, dueAt: null }, null)).toBe(false)
  expect(cannotWait({ urgent: false, dueAt: 5000 }, null)).toBe(true)
})
