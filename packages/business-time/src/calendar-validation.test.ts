import { describe, expect, test } from 'vitest'
import { type CalendarDefinition, clockTimeOf, minutesOf, type Weekday } from './calendar-definition.ts'
import { CalendarError } from './calendar-error.ts'
import { calendarProblems } from './calendar-validation.ts'
import { compileCalendar } from './compiled-calendar.ts'
import { AROUND_THE_CLOCK, CHINESE_BUSINESS_HOURS } from './default-calendars.ts'

const sound = CHINESE_BUSINESS_HOURS
const day = [{ start: 540, end: 1080 }]

describe('a calendar definition', () => {
  test.each([CHINESE_BUSINESS_HOURS, AROUND_THE_CLOCK])('that ships is sound: $id', (definition) => {
    expect(calendarProblems(definition)).toEqual([])
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition)
  })

  test.each<[string, string, Partial<CalendarDefinition>]>([
    ['emptyId', 'id', { id: '' }],
    ['unknownTimeZone', 'timeZone', { timeZone: 'Asia/Peking' }],
    [
      'unknownWeekday',
      'weekly.monday',
      { weekly: { mon: day, monday: day } as CalendarDefinition['weekly'] },
    ],
    ['badWindow', 'weekly.mon[0]', { weekly: { mon: [{ start: 540, end: 540 }] } }],
    ['badWindow', 'weekly.mon[0]', { weekly: { mon: [{ start: 540.5, end: 600 }] } }],
    ['badWindow', 'weekly.mon[0]', { weekly: { mon: [{ start: 1440, end: 1500 }] } }],
    ['overlappingWindows', 'weekly.mon', { weekly: { mon: [...day, { start: 1079, end: 1200 }] } }],
    ['overlappingWindows', 'weekly.tue', { weekly: { mon: [{ start: 1320, end: 541 }], tue: day } }],
    ['overlappingWindows', 'weekly.mon', { weekly: { mon: day, sun: [{ start: 1320, end: 600 }] } }],
    ['badDate', 'exceptions[0].date', { exceptions: [{ date: '2026-02-30', hours: 'off' }] }],
    ['badDate', 'exceptions[0].date', { exceptions: [{ date: '26-2-3', hours: 'off' }] }],
    [
      'duplicateDate',
      'exceptions[1].date',
      { exceptions: ['off', 'mon'].map((hours) => ({ date: '2026-02-03', hours: hours as 'off' })) },
    ],
    ['closedWeekday', 'exceptions[0].hours', { exceptions: [{ date: '2026-02-03', hours: 'sun' }] }],
    [
      'unknownWeekday',
      'exceptions[0].hours',
      { exceptions: [{ date: '2026-02-03', hours: 'x' as Weekday }] },
    ],
    [
      'badWindow',
      'exceptions[0].hours[0]',
      { exceptions: [{ date: '2026-02-03', hours: [{ start: -1, end: 9 }] }] },
    ],
    [
      'overlappingWindows',
      'exceptions[0]',
      { exceptions: [{ date: '2026-02-03', hours: [...day, { start: 600, end: 660 }] }] },
    ],
    ['closedWeekday', 'makeUpLike', { makeUpLike: 'sat' }],
    [
      'badDate',
      'holidays[0].days[0].date',
      { holidays: [{ year: 2027, source: '', days: [{ date: '2027-13-01', name: '元旦', works: false }] }] },
    ],
    ['noWorkingTime', 'weekly', { weekly: { mon: [] } }],
  ])('with a fault is refused: %s at %s', (code, path, fault) => {
    const definition = { ...sound, ...fault }
    expect(calendarProblems(definition).map((problem) => [problem.code, problem.path])).toEqual([
      [code, path],
    ])
    expect(() => compileCalendar(definition)).toThrow(CalendarError)
  })

  test('names every fault at once', () => {
    const definition = {
      ...sound,
      id: '',
      timeZone: 'Mars/Olympus',
      exceptions: [{ date: '', hours: 'off' as const }],
    }
    expect(calendarProblems(definition).map(({ path }) => path)).toEqual([
      'id',
      'timeZone',
      'exceptions[0].date',
    ])
  })

  test('may be open by exceptions only, and let windows touch', () => {
    const fair = { ...sound, weekly: {}, exceptions: [{ date: '2026-05-01', hours: day }] }
    expect(calendarProblems(fair)).toEqual([])
    const relay = { ...sound, weekly: { mon: [{ start: 1080, end: 540 }, ...day], tue: day } }
    expect(calendarProblems(relay)).toEqual([])
  })
})

test('clock times are read and written as HH:MM', () => {
  expect(['00:00', '09:30', '24:00'].map(minutesOf)).toEqual([0, 570, 1440])
  expect(['24:01', '9:30', '12:60', 'noon'].map(minutesOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect([0, 570, 1440].map(clockTimeOf)).toEqual(['00:00', '09:30', '24:00'])
})
