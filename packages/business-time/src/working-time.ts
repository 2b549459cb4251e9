import { CalendarError } from './calendar-error.ts'
import { type CompiledCalendar, grownBackward, grownForward, timelineCovering } from './compiled-calendar.ts'
import { DAY_MS } from './local-date.ts'
import type { Timeline } from './timeline.ts'

/**
 * The earliest moment by which `durationMs` of working time have passed since `startMs` (epoch milliseconds). Eight
 * hours from an opening end at that day's closing, not at the next opening. Zero gives `startMs` itself; a negative
 * duration subtracts. Throws `noWorkingTime` when the answer lies beyond the calendar's horizon.
 */
export function addWorkingTime(calendar: CompiledCalendar, startMs: number, durationMs: number): number {
  if (durationMs <= 0)
    return durationMs === 0 ? checked(calendar, startMs) : subtractWorkingTime(calendar, startMs, -durationMs)
  assertDuration(durationMs)
  const limitMs = startMs + calendar.horizonMs
  let timeline = timelineCovering(calendar, startMs, startMs)
  const goal = workedBefore(timeline, startMs) + durationMs
  while ((timeline.worked[timeline.starts.length] as number) < goal) {
    timeline = grownForward(calendar, timeline, limitMs) ?? refuseBeyondHorizon(calendar, startMs)
  }
  const interval = firstAtLeast(timeline.worked, goal) - 1
  const due = (timeline.starts[interval] as number) + goal - (timeline.worked[interval] as number)
  return due <= limitMs ? due : refuseBeyondHorizon(calendar, startMs)
}

/**
 * The latest moment from which `durationMs` of working time lead up to `endMs`: the mirror of `addWorkingTime`. Eight
 * hours back from a closing give that day's opening. Zero gives `endMs` itself; a negative duration adds.
 */
export function subtractWorkingTime(calendar: CompiledCalendar, endMs: number, durationMs: number): number {
  if (durationMs <= 0)
    return durationMs === 0 ? checked(calendar, endMs) : addWorkingTime(calendar, endMs, -durationMs)
  assertDuration(durationMs)
  const limitMs = endMs - calendar.horizonMs
  let timeline = timelineCovering(calendar, endMs, endMs)
  while (workedBefore(timeline, endMs) < durationMs) {
    timeline = grownBackward(calendar, timeline, limitMs) ?? refuseBeyondHorizon(calendar, endMs)
  }
  const goal = workedBefore(timeline, endMs) - durationMs
  const interval = firstAbove(timeline.worked, goal) - 1
  const from = (timeline.starts[interval] as number) + goal - (timeline.worked[interval] as number)
  return from >= limitMs ? from : refuseBeyondHorizon(calendar, endMs)
}

/** Working milliseconds from `aMs` to `bMs`; negative when `bMs` is earlier. */
export function workingTimeBetween(calendar: CompiledCalendar, aMs: number, bMs: number): number {
  const timeline = timelineCovering(calendar, Math.min(aMs, bMs), Math.max(aMs, bMs))
  return workedBefore(timeline, bMs) - workedBefore(timeline, aMs)
}

/** Whether the moment is working time; a window's start is, its end is not. */
export function isWorkingTime(calendar: CompiledCalendar, atMs: number): boolean {
  const timeline = timelineCovering(calendar, atMs, atMs)
  const interval = firstAbove(timeline.starts, atMs) - 1
  return interval >= 0 && atMs < (timeline.ends[interval] as number)
}

/** `atMs` when it is working time, else the next opening. Throws `noWorkingTime` beyond the calendar's horizon. */
export function nextWorkingTime(calendar: CompiledCalendar, atMs: number): number {
  if (isWorkingTime(calendar, atMs)) return atMs
  // The first working millisecond ends one after the opening.
  return addWorkingTime(calendar, atMs, 1) - 1
}

/**
 * The end of the working window that holds `atMs`; `atMs` itself outside working time. A window longer than what is known
 * ends where the known years end: ask again there.
 */
export function workingUntil(calendar: CompiledCalendar, atMs: number): number {
  const timeline = timelineCovering(calendar, atMs, atMs)
  const interval = firstAbove(timeline.starts, atMs) - 1
  return interval < 0 ? atMs : Math.max(atMs, timeline.ends[interval] as number)
}

function checked(calendar: CompiledCalendar, ms: number): number {
  timelineCovering(calendar, ms, ms)
  return ms
}

function assertDuration(durationMs: number): void {
  if (!Number.isSafeInteger(durationMs))
    throw new CalendarError(
      'invalidDuration',
      `a duration is a whole number of milliseconds (got ${durationMs})`,
    )
}

function refuseBeyondHorizon(calendar: CompiledCalendar, fromMs: number): never {
  const { definition, horizonMs } = calendar
  const years = Math.round((horizonMs / (365.25 * DAY_MS)) * 100) / 100
  const from = new Date(fromMs).toISOString()
  throw new CalendarError(
    'noWorkingTime',
    `calendar "${definition.id}" has not enough working time within ${years} years of ${from}`,
  )
}

function workedBefore(timeline: Timeline, ms: number): number {
  const interval = firstAbove(timeline.starts, ms) - 1
  if (interval < 0) return 0
  const end = timeline.ends[interval] as number
  return (timeline.worked[interval] as number) + (ms < end ? ms : end) - (timeline.starts[interval] as number)
}

/** Index of the first value > `limit` in an ascending array; its length when there is none. */
function firstAbove(values: Float64Array, limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] as number) > limit) high = middle
    else low = middle + 1
  }
  return low
}

/** Index of the first value ≥ `limit` in an ascending array; its length when there is none. */
function firstAtLeast(values: Float64Array, limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] as number) >= limit) high = middle
    else low = middle + 1
  }
  return low
}
