import type { CalendarDefinition } from './calendar-definition.ts'
import { CalendarError } from './calendar-error.ts'
import { assertCalendar } from './calendar-validation.ts'
import { DAY_MS } from './local-date.ts'
import { type OffsetStretch, offsetStretches } from './time-zone.ts'
import { endMinute, type WorkingHours, windowsOn, workingHours } from './working-hours.ts'

const FIRST_YEAR = 1900
const LAST_YEAR = 2199

/**
 * The working intervals of whole UTC years as half-open `[starts[i], ends[i])` in epoch milliseconds, disjoint,
 * ascending, never touching. `worked[i]` is the working time before interval i; `worked[n]` the total.
 */
export interface Timeline {
  readonly firstYear: number
  readonly lastYear: number
  readonly fromMs: number
  readonly toMs: number
  readonly starts: Float64Array
  readonly ends: Float64Array
  readonly worked: Float64Array
}

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
  const first = Math.min(firstYear, known?.firstYear ?? firstYear)
  const last = Math.max(lastYear, known?.lastYear ?? lastYear)
  const edges: number[] = []
  if (!known) appendYears(calendar, edges, first, last)
  else {
    appendYears(calendar, edges, first, known.firstYear - 1)
    for (let i = 0; i < known.starts.length; i++)
      appendInterval(edges, known.starts[i] as number, known.ends[i] as number)
    appendYears(calendar, edges, known.lastYear + 1, last)
  }
  calendar.timeline = timelineOf(edges, first, last)
  return calendar.timeline
}

function timelineOf(edges: readonly number[], firstYear: number, lastYear: number): Timeline {
  const count = edges.length / 2
  const starts = new Float64Array(count)
  const ends = new Float64Array(count)
  const worked = new Float64Array(count + 1)
  for (let i = 0; i < count; i++) {
    const start = edges[2 * i] as number
    const end = edges[2 * i + 1] as number
    starts[i] = start
    ends[i] = end
    worked[i + 1] = (worked[i] as number) + end - start
  }
  const fromMs = Date.UTC(firstYear, 0, 1)
  return { firstYear, lastYear, fromMs, toMs: Date.UTC(lastYear + 1, 0, 1), starts, ends, worked }
}

function appendYears(calendar: CompiledCalendar, edges: number[], firstYear: number, lastYear: number): void {
  if (firstYear > lastYear) return
  const { timeZone } = calendar.definition
  const stretches = offsetStretches(timeZone, Date.UTC(firstYear, 0, 1), Date.UTC(lastYear + 1, 0, 1))
  for (const stretch of stretches) appendStretch(calendar.hours, edges, stretch)
}

/**
 * Within one offset, wall time and real time differ by a constant, so clipping each window to the stretch gives
 * exactly the moments whose wall clock lies in it: skipped hours vanish, repeated ones count twice.
 */
function appendStretch(
  hours: WorkingHours,
  edges: number[],
  { fromMs, toMs, offsetMs }: OffsetStretch,
): void {
  const lastDay = Math.floor((toMs + offsetMs) / DAY_MS)
  // The day before the first may reach into the stretch with its night shift.
  for (let day = Math.floor((fromMs + offsetMs) / DAY_MS) - 1; day <= lastDay; day++) {
    const midnightMs = day * DAY_MS - offsetMs
    for (const window of windowsOn(hours, day)) {
      const start = Math.max(midnightMs + window.start * 60_000, fromMs)
      const end = Math.min(midnightMs + endMinute(window) * 60_000, toMs)
      if (start < end) appendInterval(edges, start, end)
    }
  }
}

/** Appends to the flat list of edges, merging with the last interval where they touch or overlap. */
function appendInterval(edges: number[], start: number, end: number): void {
  const last = edges.length - 1
  const lastEnd = edges[last]
  if (lastEnd === undefined || start > lastEnd) edges.push(start, end)
  else if (end > lastEnd) edges[last] = end
}
