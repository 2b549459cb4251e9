import { CalendarError } from './calendar-error.ts'
import type { CompiledCalendar } from './compiled-calendar.ts'
import { addWorkingTime, workingTimeBetween } from './working-time.ts'

/** A stretch `[from, to)` in epoch milliseconds during which a clock stands still; without `to` it is still open. */
export interface Pause {
  readonly from: number
  readonly to?: number | null | undefined
}

/** A clock that has run: since when, and when it stood still. Pauses may overlap and come in any order. */
export interface RunningClock {
  readonly startMs: number
  readonly pauses?: readonly Pause[]
}

/** A clock with a target in working milliseconds, zero or more. */
export interface TargetClock extends RunningClock {
  readonly durationMs: number
}

/** When the target is reached; or that an open pause begun at `sinceMs` stops it with `remainingMs` left. */
export type DueTime =
  | { readonly state: 'running'; readonly dueMs: number }
  | { readonly state: 'paused'; readonly sinceMs: number; readonly remainingMs: number }

/** When a percentage of the target is reached; `atMs` is absent while an open pause prevents it. */
export interface Milestone {
  readonly percent: number
  readonly atMs: number | undefined
}

interface Stretch {
  readonly fromMs: number
  readonly toMs: number
}

/** Working milliseconds of `[fromMs, toMs)` that lie in pauses, overlapping ones counted once. */
export function pausedDuration(calendar: CompiledCalendar, pauses: readonly Pause[], range: Stretch): number {
  return merged(pauses).reduce((sum, pause) => {
    const from = Math.max(pause.fromMs, range.fromMs)
    const to = Math.min(pause.toMs, range.toMs)
    return from < to ? sum + workingTimeBetween(calendar, from, to) : sum
  }, 0)
}

/** Working milliseconds that have counted from the clock's start to `atMs`; zero before the start. */
export function elapsed(calendar: CompiledCalendar, clock: RunningClock, atMs: number): number {
  const range = { fromMs: clock.startMs, toMs: Math.max(clock.startMs, atMs) }
  const whole = workingTimeBetween(calendar, range.fromMs, range.toMs)
  return whole - pausedDuration(calendar, clock.pauses ?? [], range)
}

/** Working milliseconds left to the target at `atMs`; negative once it is overdue. */
export function remaining(calendar: CompiledCalendar, clock: TargetClock, atMs: number): number {
  assertTarget(clock.durationMs)
  return clock.durationMs - elapsed(calendar, clock, atMs)
}

/**
 * When the target is reached with paused time not counting: the earliest moment at which `elapsed` equals it. A pause
 * that begins at or after that moment changes nothing. Throws `invalidPause` when a pause ends before it begins.
 */
export function dueAfterPauses(calendar: CompiledCalendar, clock: TargetClock): DueTime {
  assertTarget(clock.durationMs)
  let cursorMs = clock.startMs
  let left = clock.durationMs
  for (const { fromMs, toMs } of merged(clock.pauses ?? [])) {
    if (toMs <= cursorMs) continue
    const ran = fromMs > cursorMs ? workingTimeBetween(calendar, cursorMs, fromMs) : 0
    if (ran >= left) break
    left -= ran
    if (toMs === Number.POSITIVE_INFINITY)
      return { state: 'paused', sinceMs: Math.max(fromMs, clock.startMs), remainingMs: left }
    cursorMs = toMs
  }
  return { state: 'running', dueMs: addWorkingTime(calendar, cursorMs, left) }
}

/** The moments at which percentages of the target are reached, rounded up to the millisecond; 50, 80, 100 by default. */
export function milestones(
  calendar: CompiledCalendar,
  clock: TargetClock,
  percents: readonly number[] = [50, 80, 100],
): Milestone[] {
  return percents.map((percent) => {
    const durationMs = Math.ceil((clock.durationMs * percent) / 100)
    const due = dueAfterPauses(calendar, { ...clock, durationMs })
    return { percent, atMs: due.state === 'running' ? due.dueMs : undefined }
  })
}

function merged(pauses: readonly Pause[]): Stretch[] {
  const stretches: { fromMs: number; toMs: number }[] = []
  const sorted = pauses.map(checkedStretch).toSorted((a, b) => a.fromMs - b.fromMs)
  for (const { fromMs, toMs } of sorted) {
    const last = stretches.at(-1)
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs)
    else if (fromMs < toMs) stretches.push({ fromMs, toMs })
  }
  return stretches
}

function checkedStretch({ from, to }: Pause): Stretch {
  const toMs = to ?? Number.POSITIVE_INFINITY
  const whole =
    Number.isSafeInteger(from) && (toMs === Number.POSITIVE_INFINITY || Number.isSafeInteger(toMs))
  if (!whole || toMs < from)
    throw new CalendarError(
      'invalidPause',
      `a pause runs from a millisecond to a later one (got ${from}–${to})`,
    )
  return { fromMs: from, toMs }
}

function assertTarget(durationMs: number): void {
  if (!Number.isSafeInteger(durationMs) || durationMs < 0)
    throw new CalendarError(
      'invalidDuration',
      `a target is zero or more whole milliseconds (got ${durationMs})`,
    )
}
