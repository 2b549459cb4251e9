import type { CalendarDefinition } from '@huixiang/business-time/calendar-definition.ts'
import { compileCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { AROUND_THE_CLOCK, CHINESE_BUSINESS_HOURS } from '@huixiang/business-time/default-calendars.ts'
import { isWorkingTime } from '@huixiang/business-time/working-time.ts'
import { expect, test } from 'vitest'
import { nothingKnown } from './cycle.ts'
import { counted, standingOf } from './reckoning.ts'

const minute = 60_000
const hour = 60 * minute
const window = (from: number, to: number) => ({ start: from * 60, end: to * 60 })

interface Asked {
  readonly from: string
  readonly targetMs: number
  readonly waits?: readonly [string, string][]
}

const clockOf = ({ from, targetMs, waits = [] }: Asked) => ({
  terms: {
    obligation: 'contact',
    startedAt: Date.parse(from),
    targetMs,
    pausable: true,
    droppedAt: null,
  } as const,
  facts: {
    ...nothingKnown,
    waits: waits.map(([since, until]) => ({ since: Date.parse(since), until: Date.parse(until) })),
  },
})

/** When a clock on this calendar is due. */
function due(definition: CalendarDefinition, asked: Asked) {
  const calendar = compileCalendar(definition)
  const { dueAt } = standingOf(calendar, { ...clockOf(asked), level: 0, now: Date.parse(asked.from) })
  return dueAt
}
const at = (moment: string) => Date.parse(moment)
const weekdays = (windows: CalendarDefinition['weekly']['mon']) => ({
  mon: windows,
  tue: windows,
  wed: windows,
  thu: windows,
  fri: windows,
})

test('around the clock, the minute before midnight counts like any other', () => {
  const always = { ...AROUND_THE_CLOCK, timeZone: 'Asia/Shanghai' }
  const calendar = compileCalendar(always)
  for (let second = 0; second <= 120; second++)
    expect(isWorkingTime(calendar, at('2026-11-27T23:59:00+08:00') + second * 1000)).toBe(true)
  expect(due(always, { from: '2026-11-27T23:59:30+08:00', targetMs: 30 * minute })).toBe(
    at('2026-11-28T00:29:30+08:00'),
  )
  const over = clockOf({ from: '2026-11-27T23:58:00+08:00', targetMs: hour })
  expect(counted(calendar, over, at('2026-11-28T00:02:00+08:00'))).toBe(4 * minute)
})

test('twenty-four hours stay twenty-four hours when the night has 23 or 25 of them', () => {
  const newYork = { ...AROUND_THE_CLOCK, timeZone: 'America/New_York' }
  // 8 March 2026 loses 02:00–03:00, 1 November 2026 has 01:00–02:00 twice.
  expect(due(newYork, { from: '2026-03-07T12:00:00-05:00', targetMs: 24 * hour })).toBe(
    at('2026-03-08T13:00:00-04:00'),
  )
  expect(due(newYork, { from: '2026-10-31T12:00:00-04:00', targetMs: 24 * hour })).toBe(
    at('2026-11-01T11:00:00-05:00'),
  )
})

test('a night shift that crosses the change of the hour works what really passes', () => {
  const nights = { id: 'nights', timeZone: 'America/New_York', weekly: { sat: [window(22, 6)] } }
  // 22:00 to 06:00 is seven hours in March and nine in November.
  const march = { from: '2026-03-07T20:00:00-05:00', targetMs: 7 * hour }
  expect(due(nights, march)).toBe(at('2026-03-08T06:00:00-04:00'))
  const november = { from: '2026-10-31T20:00:00-04:00', targetMs: 9 * hour }
  expect(due(nights, november)).toBe(at('2026-11-01T06:00:00-05:00'))
})

test('a make-up Saturday is worked, the Saturday after it is not', () => {
  const fourHours = (from: string) => due(CHINESE_BUSINESS_HOURS, { from, targetMs: 4 * hour })
  expect(fourHours('2026-10-09T17:30:00+08:00')).toBe(at('2026-10-10T12:30:00+08:00'))
  expect(fourHours('2026-10-16T17:30:00+08:00')).toBe(at('2026-10-19T12:30:00+08:00'))
})

test('the lunch break counts for nobody', () => {
  const shop = {
    id: 'shop',
    timeZone: 'Asia/Shanghai',
    weekly: weekdays([window(9, 12), window(13, 18)]),
  }
  expect(due(shop, { from: '2026-11-18T11:30:00+08:00', targetMs: hour })).toBe(
    at('2026-11-18T13:30:00+08:00'),
  )
  // What is due by the break is due at its beginning, not after it; what begins in it begins after it.
  expect(due(shop, { from: '2026-11-18T11:30:00+08:00', targetMs: 30 * minute })).toBe(
    at('2026-11-18T12:00:00+08:00'),
  )
  expect(due(shop, { from: '2026-11-18T12:20:00+08:00', targetMs: 10 * minute })).toBe(
    at('2026-11-18T13:10:00+08:00'),
  )
})

test('an overnight shift goes on after midnight and belongs to the day it began on', () => {
  const nights = {
    id: 'nights',
    timeZone: 'Asia/Shanghai',
    weekly: { fri: [window(22, 6)] },
    exceptions: [{ date: '2026-11-28', hours: 'off' as const }],
  }
  // Saturday is off, yet Friday's shift ends on Saturday at six.
  expect(due(nights, { from: '2026-11-27T21:00:00+08:00', targetMs: 8 * hour })).toBe(
    at('2026-11-28T06:00:00+08:00'),
  )
  expect(due(nights, { from: '2026-11-28T05:00:00+08:00', targetMs: 2 * hour })).toBe(
    at('2026-12-04T23:00:00+08:00'),
  )
})

test('twenty-five closed days in a row are passed over as one', () => {
  const closed = Array.from({ length: 25 }, (_, day) => ({
    date: new Date(Date.UTC(2026, 1, 2 + day)).toISOString().slice(0, 10),
    hours: 'off' as const,
  }))
  const school = {
    id: 'school',
    timeZone: 'Asia/Shanghai',
    weekly: weekdays([window(9, 18)]),
    exceptions: closed,
  }
  // Friday 30 January 17:00, closed 2–26 February: one hour, then Friday 27 February.
  expect(due(school, { from: '2026-01-30T17:00:00+08:00', targetMs: 2 * hour })).toBe(
    at('2026-02-27T10:00:00+08:00'),
  )
})

test('a wait over the weekend costs the customer no working time', () => {
  const asked: Asked = {
    from: '2026-11-20T16:00:00+08:00',
    targetMs: 4 * hour,
    waits: [['2026-11-20T17:00:00+08:00', '2026-11-23T08:00:00+08:00']],
  }
  // One hour ran on Friday; the hour waited on Friday is given back on Monday, the weekend is not.
  expect(due(CHINESE_BUSINESS_HOURS, asked)).toBe(at('2026-11-23T12:00:00+08:00'))
  const always = { ...AROUND_THE_CLOCK, timeZone: 'Asia/Shanghai' }
  expect(due(always, asked)).toBe(at('2026-11-23T11:00:00+08:00'))
})
