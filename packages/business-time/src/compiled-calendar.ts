import type { CalendarDefinition } from './calendar-definition.ts'
import { CalendarError } from './calendar-error.ts'
import { assertCalendar } from './calendar-validation.ts'
import { DAY_MS } from './local-date.ts'
import { builtTimeline, type Timeline } from './timeline.ts'
import { type WorkingHours, workingHours } from './working-hours.ts'

const FIRST_YEAR = 1900
const LAST_YEAR = 2199

/** A calendar ready for arithmetic. Grows by years as questions need them; growing never changes an answer. */
export interface CompiledCalendar {
  readonly definition: CalendarDefinition
  readonly hours: WorkingHours
  /** How far from its start an answer may lie before it is refused as `noWorkingTime`. */
  readonly horizonMs: number
  timeline: Timeline | undefined
}

/** What to prepare ahead: epoch milliseconds; the horizon in years (default 10). */
export interface CompileOptions {
  readonly from?: number
  readonly to?: number
  readonly horizonYears?: number
}

/** Checks a definition and makes it ready. Throws `CalendarError('invalidDefinition')` naming every fault. */
export function compileCalendar(
  definition: CalendarDefinition,
  { from, to = from, horizonYears = 10 }: CompileOptions = {},
): CompiledCalendar {
  assertCalendar(definition)
  const horizonMs = horizonYears * 365.25 * DAY_MS
  const calendar: CompiledCalendar = {
    definition,
    hours: workingHours(definition),
    horizonMs,
    timeline: undefined,
  }
  if (from !== undefined && to !== undefined) timelineCovering(calendar, from, to)
  return calendar
}

/** The timeline, grown to hold both moments. Throws `invalidTime` or, outside 1900–2199, `timeOutOfRange`. */
export function timelineCovering(calendar: CompiledCalendar, fromMs: number, toMs: number): Timeline {
  const { timeline } = calendar
  if (timeline && fromMs >= timeline.fromMs && toMs < timeline.toMs) {
    if (Number.isInteger(fromMs) && Number.isInteger(toMs)) return timeline
  }
  const firstYear = yearOf(fromMs)
  const lastYear = yearOf(toMs)
  return growTo(calendar, Math.min(firstYear, lastYear), Math.max(firstYear, lastYear))
}

/** The timeline grown by a year after its end, or `undefined` when it already reaches `limitMs`. */
export function grownForward(
  calendar: CompiledCalendar,
  timeline: Timeline,
  limitMs: number,
): Timeline | undefined {
  if (timeline.toMs > limitMs || timeline.lastYear >= LAST_YEAR) return undefined
  return growTo(calendar, timeline.firstYear, timeline.lastYear + 1)
}

/** The timeline grown by a year before its start, or `undefined` when it already reaches `limitMs`. */
export function grownBackward(
  calendar: CompiledCalendar,
  timeline: Timeline,
  limitMs: number,
): Timeline | undefined {
  if (timeline.fromMs <= limitMs || timeline.firstYear <= FIRST_YEAR) return undefined
  return growTo(calendar, timeline.firstYear - 1, timeline.lastYear)
}

function yearOf(ms: number): number {
  if (!Number.isInteger(ms))
    throw new CalendarError('invalidTime', `a time is a whole number of milliseconds since 1970 (got ${ms})`)
  const year = new Date(ms).getUTCFullYear()
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return year
  throw new CalendarError('timeOutOfRange', `times lie in the years ${FIRST_YEAR}–${LAST_YEAR} (got ${ms})`)
}

function growTo(calendar: CompiledCalendar, firstYear: number, lastYear: number): Timeline {
  const known = calendar.timeline
  const years = {
    first: Math.min(firstYear, known?.firstYear ?? firstYear),
    last: Math.max(lastYear, known?.lastYear ?? lastYear),
  }
  const rules = { hours: calendar.hours, timeZone: calendar.definition.timeZone }
  calendar.timeline = builtTimeline(rules, years, known)
  return calendar.timeline
}
