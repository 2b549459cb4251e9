import { describe, expect, test } from 'vitest'
import type { CalendarDefinition, Weekday, WorkingWindow } from './calendar-definition.ts'
import { CalendarError } from './calendar-error.ts'
import { compileCalendar } from './compiled-calendar.ts'
import { AROUND_THE_CLOCK, CHINESE_BUSINESS_HOURS } from './default-calendars.ts'
import { addWorkingDays } from './working-days.ts'
import {
  addWorkingTime,
  isWorkingTime,
  nextWorkingTime,
  subtractWorkingTime,
  workingTimeBetween,
} from './working-time.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const china = compileCalendar(CHINESE_BUSINESS_HOURS)
const at = (local: string, offset = '+08:00') => Date.parse(`${local}${offset}`)
const codeOf = (deed: () => unknown) => {
  try {
    deed()
  } catch (error) {
    if (error instanceof CalendarError) return error.code
    throw error
  }
  return undefined
}

describe('Chinese business hours', () => {
  test.each([
    ['inside a day', '2026-11-18T10:00', 4, '2026-11-18T14:00'],
    ['exactly to closing, not to the next opening', '2026-11-18T09:00', 9, '2026-11-18T18:00'],
    ['over a night', '2026-11-18T17:00', 4, '2026-11-19T12:00'],
    ['over a weekend', '2026-11-20T17:00', 4, '2026-11-23T12:00'],
    ['from before opening', '2026-11-18T06:00', 1, '2026-11-18T10:00'],
    [
      'over the National Day week, with the make-up Saturday after it',
      '2026-09-30T17:00',
      20,
      '2026-10-10T10:00',
    ],
    ['on a make-up Sunday', '2026-01-04T09:00', 9, '2026-01-04T18:00'],
    ['over the Spring Festival of 2026 to Tuesday', '2026-02-14T17:00', 2, '2026-02-24T10:00'],
    ['over the Spring Festival of 2025', '2025-01-27T17:00', 2, '2025-02-05T10:00'],
    ['over the Spring Festival of 2024 onto its make-up Sunday', '2024-02-09T17:00', 2, '2024-02-18T10:00'],
  ])('working hours are added %s', (_, start, hours, due) => {
    expect(addWorkingTime(china, at(start), hours * HOUR)).toBe(at(due))
    expect(workingTimeBetween(china, at(start), at(due))).toBe(hours * HOUR)
    expect(workingTimeBetween(china, at(due), at(start))).toBe(-hours * HOUR)
  })

  test('one working millisecond from a closed moment is a millisecond after the opening', () => {
    expect(addWorkingTime(china, at('2026-11-21T12:00'), 1)).toBe(at('2026-11-23T09:00') + 1)
    expect(addWorkingTime(china, at('2026-11-21T12:00'), 0)).toBe(at('2026-11-21T12:00'))
    expect(nextWorkingTime(china, at('2026-11-21T12:00'))).toBe(at('2026-11-23T09:00'))
    expect(subtractWorkingTime(china, at('2026-11-23T10:00'), 2 * HOUR)).toBe(at('2026-11-20T17:00'))
    expect(subtractWorkingTime(china, at('2026-11-23T10:00'), HOUR)).toBe(at('2026-11-23T09:00'))
  })

  test('a window holds its first millisecond and not its end', () => {
    expect(isWorkingTime(china, at('2026-11-18T09:00'))).toBe(true)
    expect(isWorkingTime(china, at('2026-11-18T09:00') - 1)).toBe(false)
    expect(isWorkingTime(china, at('2026-11-18T18:00') - 1)).toBe(true)
    expect(isWorkingTime(china, at('2026-11-18T18:00'))).toBe(false)
    expect(isWorkingTime(china, at('2026-02-14T10:00'))).toBe(true)
    expect(isWorkingTime(china, at('2026-02-23T10:00'))).toBe(false)
  })

  test.each([
    ['three working days over a weekend', '2026-11-19T15:30', 3, '2026-11-24T15:30'],
    ['a Saturday counts from Monday on', '2026-11-21T15:00', 1, '2026-11-23T15:00'],
    ['a make-up Saturday counts', '2026-10-09T20:00', 1, '2026-10-10T20:00'],
    ['a holiday week does not count', '2026-09-30T10:00', 1, '2026-10-08T10:00'],
    ['backwards', '2026-11-23T10:00', -1, '2026-11-20T10:00'],
    ['none', '2026-11-21T10:00', 0, '2026-11-21T10:00'],
  ])('working days keep the time of day: %s', (_, start, days, due) => {
    expect(addWorkingDays(china, at(start), days)).toBe(at(due))
  })
})

describe('shifts over midnight and daylight saving', () => {
  const week = (windows: readonly WorkingWindow[]) =>
    Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, windows]))
  const nights = (
    timeZone: string,
    weekly: CalendarDefinition['weekly'] = week([{ start: 1320, end: 360 }]),
  ) => compileCalendar({ id: 'nights', timeZone, weekly })

  test.each([
    ['America/New_York', '2026-03-07T22:00', '-05:00', 7],
    ['America/New_York', '2026-10-31T22:00', '-04:00', 9],
    ['America/New_York', '2026-06-01T22:00', '-04:00', 8],
    ['Europe/London', '2026-03-28T22:00', '+00:00', 7],
    ['Europe/London', '2026-10-24T22:00', '+01:00', 9],
    ['Australia/Lord_Howe', '2026-04-04T22:00', '+11:00', 8.5],
    ['Australia/Lord_Howe', '2026-10-03T22:00', '+10:30', 7.5],
  ])('a 22:00–06:00 shift in %s from %s lasts its real hours', (zone, start, offset, hours) => {
    const calendar = nights(zone)
    const from = at(start, offset)
    expect(workingTimeBetween(calendar, from, from + 12 * HOUR)).toBe(hours * HOUR)
    expect(addWorkingTime(calendar, from, hours * HOUR)).toBe(from + hours * HOUR)
  })

  test('a window that daylight saving skips whole does not happen, and one that is repeated happens twice', () => {
    const calendar = nights('America/New_York', week([{ start: 90, end: 150 }]))
    const skipped = at('2026-03-08T00:00', '-05:00')
    expect(workingTimeBetween(calendar, skipped, skipped + 12 * HOUR)).toBe(HOUR / 2)
    const repeated = at('2026-11-01T00:00', '-04:00')
    expect(workingTimeBetween(calendar, repeated, repeated + 12 * HOUR)).toBe(1.5 * HOUR)
  })

  test('a shift belongs to the day it starts on: a day off removes it whole and leaves the one before', () => {
    const friday: Partial<Record<Weekday, WorkingWindow[]>> = { fri: [{ start: 1320, end: 360 }] }
    const definition = { id: 'night', timeZone: 'Asia/Shanghai', weekly: friday }
    const saturdayOff = compileCalendar({ ...definition, exceptions: [{ date: '2026-11-21', hours: 'off' }] })
    const fridayOff = compileCalendar({ ...definition, exceptions: [{ date: '2026-11-20', hours: 'off' }] })
    expect(isWorkingTime(saturdayOff, at('2026-11-21T05:59'))).toBe(true)
    expect(isWorkingTime(fridayOff, at('2026-11-20T23:00'))).toBe(false)
    expect(isWorkingTime(fridayOff, at('2026-11-21T05:00'))).toBe(false)
  })

  test.each([
    ['overlaps', 300, 420, 9],
    ['touches', 360, 420, 9],
    ['lies in', 60, 120, 8],
  ])('an exception that %s the night before it counts shared time once', (_, start, end, hours) => {
    const calendar = compileCalendar({
      id: 'night',
      timeZone: 'Asia/Shanghai',
      weekly: { fri: [{ start: 1320, end: 360 }] },
      exceptions: [{ date: '2026-11-21', hours: [{ start, end }] }],
    })
    expect(workingTimeBetween(calendar, at('2026-11-20T22:00'), at('2026-11-21T12:00'))).toBe(hours * HOUR)
  })

  test('an exception wins over a public holiday, and a make-up day takes the chosen weekday', () => {
    const calendar = compileCalendar({
      ...CHINESE_BUSINESS_HOURS,
      weekly: { ...CHINESE_BUSINESS_HOURS.weekly, fri: [{ start: 540, end: 720 }] },
      makeUpLike: 'fri',
      exceptions: [{ date: '2026-02-16', name: '值班', hours: 'mon' }],
    })
    expect(isWorkingTime(calendar, at('2026-02-16T10:00'))).toBe(true)
    expect(workingTimeBetween(calendar, at('2026-02-14T00:00'), at('2026-02-15T00:00'))).toBe(3 * HOUR)
  })

  test('a wall-clock time that daylight saving skips is moved later by working days', () => {
    const calendar = nights('America/New_York')
    expect(addWorkingDays(calendar, at('2026-03-07T02:30', '-05:00'), 1)).toBe(
      at('2026-03-08T03:30', '-04:00'),
    )
    expect(addWorkingDays(calendar, at('2026-10-31T01:30', '-04:00'), 1)).toBe(
      at('2026-11-01T01:30', '-04:00'),
    )
  })
})

describe('calendar time', () => {
  test('counts every moment of any span, also over daylight saving', () => {
    const start = at('2026-03-01T03:04:05.006')
    for (const timeZone of ['UTC', 'America/New_York', 'Australia/Lord_Howe']) {
      const calendar = compileCalendar({ ...AROUND_THE_CLOCK, timeZone })
      for (const days of [-800, -3, 0, 2, 800])
        expect(addWorkingTime(calendar, start, days * DAY)).toBe(start + days * DAY)
      expect(calendar.timeline?.starts.length).toBe(1)
    }
  })
})

describe('what cannot be answered is said', () => {
  const once = compileCalendar({
    id: 'fair',
    timeZone: 'Asia/Shanghai',
    weekly: {},
    exceptions: [{ date: '2026-05-01', hours: [{ start: 600, end: 660 }] }],
  })
  const start = at('2026-01-01T00:00')

  test.each([
    ['noWorkingTime', () => addWorkingTime(once, start, HOUR + 1)],
    ['noWorkingTime', () => nextWorkingTime(once, at('2026-06-01T00:00'))],
    ['noWorkingTime', () => subtractWorkingTime(once, start, 1)],
    ['noWorkingTime', () => addWorkingTime(china, start, 11 * 366 * DAY)],
    ['noWorkingTime', () => addWorkingDays(once, start, 2)],
    ['invalidTime', () => addWorkingTime(china, Number.NaN, HOUR)],
    ['invalidTime', () => workingTimeBetween(china, start, start + 0.5)],
    ['invalidTime', () => isWorkingTime(china, Number.POSITIVE_INFINITY)],
    ['invalidDuration', () => addWorkingTime(china, start, 0.5)],
    ['invalidDuration', () => addWorkingTime(china, start, Number.NEGATIVE_INFINITY)],
    ['invalidDuration', () => addWorkingDays(china, start, 1.5)],
    ['timeOutOfRange', () => addWorkingTime(china, Date.UTC(2500, 0), HOUR)],
  ])('%s', (code, question) => {
    expect(codeOf(question)).toBe(code)
  })

  test('and what can be, is, up to the horizon', () => {
    expect(addWorkingTime(once, start, HOUR)).toBe(at('2026-05-01T11:00'))
    const near = compileCalendar(once.definition, { horizonYears: 0.1 })
    expect(codeOf(() => addWorkingTime(near, start, HOUR))).toBe('noWorkingTime')
  })
})
