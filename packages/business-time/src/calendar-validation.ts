import type {
  CalendarDefinition,
  CalendarException,
  HolidayYear,
  WorkingWindow,
} from './calendar-definition.ts'
import { WEEKDAYS, type Weekday } from './calendar-definition.ts'
import { CalendarError, type CalendarProblem, type CalendarProblemCode } from './calendar-error.ts'
import { dayNumberOf } from './local-date.ts'
import { isTimeZone } from './time-zone.ts'
import { endMinute } from './working-hours.ts'

const WEEK_MINUTES = 7 * 1440

/** Every fault of a definition, empty when it is sound. Overnight windows may not run into the next weekday's. */
export function calendarProblems(definition: CalendarDefinition): CalendarProblem[] {
  const { id, timeZone, exceptions = [], holidays = [], makeUpLike } = definition
  const problems: CalendarProblem[] = []
  if (typeof id !== 'string' || id === '') problems.push(problem('emptyId', 'id', 'a calendar needs an id'))
  if (typeof timeZone !== 'string' || !isTimeZone(timeZone))
    problems.push(problem('unknownTimeZone', 'timeZone', `no time zone is called "${timeZone}"`))
  problems.push(...weekProblems(definition.weekly))
  if (makeUpLike !== undefined) problems.push(...likeProblems(definition, makeUpLike, 'makeUpLike'))
  problems.push(...exceptions.flatMap((_, index) => exceptionProblems(definition, exceptions, index)))
  problems.push(...holidays.flatMap(holidayProblems))
  if (!hasWorkingTime(definition))
    problems.push(problem('noWorkingTime', 'weekly', 'no weekday and no exception has working time'))
  return problems
}

/** Throws `CalendarError('invalidDefinition')` listing every fault, when there is one. */
export function assertCalendar(definition: CalendarDefinition): void {
  const problems = calendarProblems(definition)
  if (problems.length === 0) return
  const list = problems.map(({ path, message }) => `${path}: ${message}`).join('; ')
  throw new CalendarError('invalidDefinition', `calendar "${definition.id}" is not valid: ${list}`, problems)
}

function problem(code: CalendarProblemCode, path: string, message: string): CalendarProblem {
  return { code, path, message }
}

function weekProblems(weekly: CalendarDefinition['weekly']): CalendarProblem[] {
  const problems = Object.keys(weekly)
    .filter((key) => !WEEKDAYS.includes(key as Weekday))
    .map((key) => problem('unknownWeekday', `weekly.${key}`, `weekdays are ${WEEKDAYS.join(', ')}`))
  const days = WEEKDAYS.map((weekday) => weekly[weekday] ?? [])
  days.forEach((windows, index) => {
    problems.push(...windowProblems(windows, `weekly.${WEEKDAYS[index]}`))
  })
  if (problems.length > 0) return problems
  const spans = days.flatMap((windows, index) =>
    windows.map((window) => ({
      path: `weekly.${WEEKDAYS[index]}`,
      start: index * 1440 + window.start,
      end: index * 1440 + endMinute(window),
    })),
  )
  const first = spans.toSorted((a, b) => a.start - b.start)[0]
  // The week is a ring: Sunday's night shift may run into Monday's hours.
  if (first) spans.push({ ...first, start: first.start + WEEK_MINUTES, end: first.end + WEEK_MINUTES })
  return overlaps(spans)
}

function windowProblems(windows: readonly WorkingWindow[], path: string): CalendarProblem[] {
  const minuteIn = (value: number, low: number, high: number) =>
    Number.isInteger(value) && value >= low && value <= high
  return windows.flatMap(({ start, end }, index) => {
    if (minuteIn(start, 0, 1439) && minuteIn(end, 0, 1440) && start !== end) return []
    const rule = 'start is a minute 0–1439, end 0–1440, and they differ'
    return [problem('badWindow', `${path}[${index}]`, `${rule} (got ${start}–${end})`)]
  })
}

function overlaps(spans: readonly { path: string; start: number; end: number }[]): CalendarProblem[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start)
  return sorted.slice(1).flatMap((span, index) => {
    const before = sorted[index]
    if (!before || span.start >= before.end) return []
    return [problem('overlappingWindows', span.path, `a window starts before one of ${before.path} ends`)]
  })
}

function likeProblems(definition: CalendarDefinition, like: Weekday, path: string): CalendarProblem[] {
  if (!WEEKDAYS.includes(like))
    return [problem('unknownWeekday', path, `"${like}" is not one of ${WEEKDAYS.join(', ')}`)]
  if ((definition.weekly[like] ?? []).length > 0) return []
  return [problem('closedWeekday', path, `${like} has no hours to work like`)]
}

function exceptionProblems(
  definition: CalendarDefinition,
  exceptions: readonly CalendarException[],
  index: number,
): CalendarProblem[] {
  const path = `exceptions[${index}]`
  const { date, hours } = exceptions[index] as CalendarException
  const problems: CalendarProblem[] = []
  if (dayNumberOf(date) === undefined)
    problems.push(problem('badDate', `${path}.date`, `"${date}" is not a date YYYY-MM-DD`))
  if (exceptions.findIndex((other) => other.date === date) < index)
    problems.push(problem('duplicateDate', `${path}.date`, `${date} already has an exception`))
  if (hours === 'off') return problems
  if (typeof hours === 'string') return [...problems, ...likeProblems(definition, hours, `${path}.hours`)]
  const faults = windowProblems(hours, `${path}.hours`)
  if (faults.length > 0) return [...problems, ...faults]
  const spans = hours.map((window) => ({ path, start: window.start, end: endMinute(window) }))
  return [...problems, ...overlaps(spans)]
}

function holidayProblems({ days }: HolidayYear, yearIndex: number): CalendarProblem[] {
  return days.flatMap(({ date }, index) =>
    dayNumberOf(date) === undefined
      ? [
          problem(
            'badDate',
            `holidays[${yearIndex}].days[${index}].date`,
            `"${date}" is not a date YYYY-MM-DD`,
          ),
        ]
      : [],
  )
}

function hasWorkingTime({ weekly, exceptions = [] }: CalendarDefinition): boolean {
  const open = WEEKDAYS.some((weekday) => (weekly[weekday] ?? []).length > 0)
  return open || exceptions.some(({ hours }) => typeof hours !== 'string' && hours.length > 0)
}
