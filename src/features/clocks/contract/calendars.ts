import { z } from 'zod'
import { nothing, read, write } from '#platform/contract/endpoint.ts'
import { day, id, moment } from '#platform/contract/id.ts'
import { calendarEvents, policyEvents, target } from '../contract.ts'

const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
/** Minutes after local midnight. An end before the start crosses midnight. */
const window = z.object({ start: z.number().int(), end: z.number().int() })
const windows = z.array(window).max(24)
const holidayYear = z.object({
  year: z.number().int(),
  source: z.string().max(1000),
  days: z
    .array(z.object({ date: z.string().max(10), name: z.string().max(100), works: z.boolean() }))
    .max(200),
})

/** The hours of a calendar, as packages/business-time reads them. */
export const calendarHours = z.object({
  timeZone: z.string().max(64),
  weekly: z.partialRecord(weekday, windows),
  exceptions: z
    .array(
      z.object({
        date: z.string().max(10),
        name: z.string().max(100).optional(),
        hours: z.union([z.literal('off'), weekday, windows]),
      }),
    )
    .max(2000)
    .default([]),
  /** Absent on a calendar that follows no public holidays. */
  holidays: z.array(holidayYear).max(50).optional(),
  makeUpLike: weekday.optional(),
})
export type CalendarHours = z.output<typeof calendarHours>

const name = z.string().trim().min(1).max(60)
const names = { nameZh: name, nameEn: name }

const calendar = z.object({
  id,
  ...names,
  version: z.number(),
  hours: calendarHours,
  /** Length of one working day in milliseconds: what a target of one day means here. */
  dayMs: z.number(),
  /** Years whose public holidays it knows; null when it follows none. */
  covered: z.array(z.number()).nullable(),
  /** This year, or the next from November on, without its public holidays. */
  missing: z.array(z.number()),
  /** Time limits that count on it. */
  policies: z.number(),
})

export type Calendar = z.output<typeof calendar>

export const listCalendars = read({
  path: '/api/calendars',
  access: 'clocks.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({ calendars: z.array(calendar) }),
  refreshOn: [...calendarEvents, ...policyEvents],
})

const content = z.object({ ...names, hours: calendarHours })
const saved = z.object({ calendarId: id, version: z.number() })

/** Refused with `clocks.badCalendar` {problems: [{code, path}]}. */
export const createCalendar = write({
  method: 'POST',
  path: '/api/calendars',
  access: 'clocks.configure',
  reach: 'all',
  input: content,
  reply: saved,
})

/** `version` is the one the person edited; open clocks on the calendar are reckoned anew. */
export const editCalendar = write({
  method: 'PUT',
  path: '/api/calendars/:calendarId',
  access: 'clocks.configure',
  reach: 'all',
  input: content.extend({ version: z.number().int() }),
  reply: saved,
})

/** Refused with `clocks.calendarInUse` while a time limit counts on it. */
export const removeCalendar = write({
  method: 'DELETE',
  path: '/api/calendars/:calendarId',
  access: 'clocks.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({}),
})

/** One year of public holidays as JSON; refused whole with `clocks.badHolidays` {problems: [{code, row}]}. */
export const importCalendarHolidays = write({
  method: 'PUT',
  path: '/api/calendars/:calendarId/holidays',
  access: 'clocks.configure',
  reach: 'all',
  input: z.object({ json: z.string().min(1).max(200_000) }),
  reply: saved.extend({ year: z.number(), daysOff: z.number(), makeUpDays: z.number() }),
})

/** What would be due if it started at `startAt` (now when left out), and which hours the days until then have. */
export const previewCalendar = read({
  path: '/api/calendars/:calendarId/preview',
  access: 'clocks.configure',
  reach: 'all',
  input: z.object({
    startAt: moment.optional(),
    amount: z.coerce.number().pipe(target.shape.amount),
    unit: target.shape.unit,
    fromNextDay: z.enum(['true', 'false']).optional(),
  }),
  reply: z.object({
    startAt: moment,
    dueAt: moment,
    workingMs: z.number(),
    days: z.array(
      z.object({
        date: day,
        /** What gave the date its hours. */
        rule: z.enum(['exception', 'holiday', 'make_up', 'week']),
        name: z.string().nullable(),
        windows,
      }),
    ),
  }),
  refreshOn: calendarEvents,
})
