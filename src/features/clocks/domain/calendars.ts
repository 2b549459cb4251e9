import { type CalendarDefinition, WEEKDAYS } from '@huixiang/business-time/calendar-definition.ts'
import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { AROUND_THE_CLOCK, CHINESE_BUSINESS_HOURS } from '@huixiang/business-time/default-calendars.ts'
import { coverage, uncoveredYears } from '@huixiang/business-time/holidays.ts'
import { endOfDay, endOfWorkingDay } from '@huixiang/business-time/working-days.ts'
import { workingTimeBetween } from '@huixiang/business-time/working-time.ts'
import type { TargetUnit } from './codes.ts'

const minuteMs = 60_000
const hourMs = 3_600_000
const dayMinutes = 1440

/** The hours a new organisation starts with: its working week, and every hour of every day. */
export function defaultHours(timeZone: string) {
  const { id: _office, ...office } = CHINESE_BUSINESS_HOURS
  const { id: _always, ...always } = AROUND_THE_CLOCK
  return { workingHours: { ...office, timeZone }, aroundTheClock: { ...always, timeZone } }
}

/** Milliseconds of one working day: the hours of the first weekday that has any. */
export function workingDayMs({ weekly }: Pick<CalendarDefinition, 'weekly'>): number {
  const windows = WEEKDAYS.map((weekday) => weekly[weekday] ?? []).find((one) => one.length > 0) ?? []
  const minutes = windows.map(({ start, end }) => (end > start ? end - start : end + dayMinutes - start))
  return minutes.reduce((sum, length) => sum + length, 0) * minuteMs
}

export interface Target {
  readonly amount: number
  readonly unit: TargetUnit
  /** The day it begins on does not count. */
  readonly fromNextDay?: boolean | undefined
}

/** Whether every hour of every day counts. */
export function neverCloses({ weekly, exceptions, holidays }: Omit<CalendarDefinition, 'id'>): boolean {
  const whole = (weekday: (typeof WEEKDAYS)[number]) =>
    weekly[weekday]?.some(({ start, end }) => start === 0 && end === dayMinutes) === true
  return holidays === undefined && (exceptions ?? []).length === 0 && WEEKDAYS.every(whole)
}

/** A target that begins at `startMs`, in working milliseconds of the calendar it is counted on. */
export function targetMs(
  { amount, unit, fromNextDay = false }: Target,
  calendar: CompiledCalendar,
  startMs: number,
): number {
  const begin = fromNextDay ? endOfDay(calendar, startMs) : startMs
  const until = (endMs: number) => Math.max(1, workingTimeBetween(calendar, startMs, endMs))
  if (unit === 'natural_day') return until(endOfDay(calendar, begin, amount - 1))
  if (unit === 'working_day') return until(endOfWorkingDay(calendar, begin, amount))
  const dayMs = workingDayMs(calendar.definition) || dayMinutes * minuteMs
  const waits = workingTimeBetween(calendar, startMs, begin)
  return waits + amount * { minute: minuteMs, hour: hourMs, day: dayMs }[unit]
}

/** Years whose public holidays should be known by now and are not. The next year's are announced in November. */
export function missingYears(definition: CalendarDefinition, now: number): number[] {
  const date = new Date(now)
  const year = date.getUTCFullYear()
  return uncoveredYears(definition, date.getUTCMonth() >= 10 ? [year, year + 1] : [year])
}

export function coveredYears(definition: CalendarDefinition): number[] | null {
  return coverage(definition) ?? null
}
