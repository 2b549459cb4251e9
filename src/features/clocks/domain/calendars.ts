import { type CalendarDefinition, WEEKDAYS } from '@huixiang/business-time/calendar-definition.ts'
import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { AROUND_THE_CLOCK, CHINESE_BUSINESS_HOURS } from '@huixiang/business-time/default-calendars.ts'
import { coverage, uncoveredYears } from '@huixiang/business-time/holidays.ts'
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

/** A target in working milliseconds of the calendar it is counted on. */
export function targetMs(
  { amount, unit }: { amount: number; unit: TargetUnit },
  { definition }: Pick<CompiledCalendar, 'definition'>,
): number {
  const unitMs = { minute: minuteMs, hour: hourMs, day: workingDayMs(definition) || dayMinutes * minuteMs }
  return amount * unitMs[unit]
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
