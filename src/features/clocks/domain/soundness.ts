import type { CalendarDefinition } from '@huixiang/business-time/calendar-definition.ts'
import { CalendarError } from '@huixiang/business-time/calendar-error.ts'
import { calendarProblems } from '@huixiang/business-time/calendar-validation.ts'
import { compileCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { addWorkingTime } from '@huixiang/business-time/working-time.ts'
import { type Target, targetMs } from './calendars.ts'

/** Whether every target comes due on the calendar within its horizon of ten years. */
export function comesDue(
  definition: CalendarDefinition,
  { targets, now }: { targets: readonly Target[]; now: number },
): boolean {
  const calendar = compileCalendar(definition)
  try {
    for (const target of targets) addWorkingTime(calendar, now, targetMs(target, calendar, now))
    return true
  } catch (error) {
    if (error instanceof CalendarError) return false
    throw error
  }
}

/** What is wrong with a calendar that these targets count on: code and place. */
export function hoursProblems(
  definition: CalendarDefinition,
  asked: { targets: readonly Target[]; now: number },
): { code: string; path: string }[] {
  const problems = calendarProblems(definition).map(({ code, path }) => ({ code, path }))
  if (problems.length > 0) return problems
  return comesDue(definition, asked) ? [] : [{ code: 'tooFewHours', path: 'weekly' }]
}
