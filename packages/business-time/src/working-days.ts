import { Temporal } from 'temporal-polyfill'
import { CalendarError } from './calendar-error.ts'
import { type CompiledCalendar, timelineCovering } from './compiled-calendar.ts'
import { DAY_MS, dateOf } from './local-date.ts'
import { windowsOn } from './working-hours.ts'

/** Whether any window starts on the local date `YYYY-MM-DD` that contains `atMs`. */
export function isWorkingDay(calendar: CompiledCalendar, atMs: number): boolean {
  return windowsOn(calendar.hours, localDay(calendar, atMs)).length > 0
}

/**
 * The same wall-clock time on the n-th working day after the local date of `startMs`, that date itself never counted
 * (before it for negative n; `startMs` for zero). From Saturday 15:00, one working day ends on Monday 15:00. A working
 * day is a local date on which a window starts, however short. A wall-clock time that daylight saving skips moves
 * later by the skipped stretch; a repeated one means its first occurrence.
 */
export function addWorkingDays(calendar: CompiledCalendar, startMs: number, days: number): number {
  if (!Number.isSafeInteger(days))
    throw new CalendarError('invalidDuration', `working days are a whole number (got ${days})`)
  const start = zoned(calendar, startMs)
  if (days === 0) return startMs
  const step = days < 0 ? -1 : 1
  const maxSteps = Math.floor(calendar.horizonMs / DAY_MS)
  let day = localDay(calendar, startMs)
  let left = Math.abs(days)
  for (let steps = 0; left > 0; steps++) {
    if (steps > maxSteps)
      throw new CalendarError(
        'noWorkingTime',
        `calendar "${calendar.definition.id}" has too few working days`,
      )
    day += step
    if (windowsOn(calendar.hours, day).length > 0) left--
  }
  const date = Temporal.PlainDate.from(dateOf(day))
  return date.toZonedDateTime({ timeZone: calendar.definition.timeZone, plainTime: start.toPlainTime() })
    .epochMilliseconds
}

function zoned(calendar: CompiledCalendar, ms: number): Temporal.ZonedDateTime {
  timelineCovering(calendar, ms, ms)
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(calendar.definition.timeZone)
}

function localDay(calendar: CompiledCalendar, ms: number): number {
  return Math.floor((ms + zoned(calendar, ms).offsetNanoseconds / 1_000_000) / DAY_MS)
}

/** The end of the local date that lies `days` after the one containing `atMs`: the midnight that follows it. */
export function endOfDay(calendar: CompiledCalendar, atMs: number, days = 0): number {
  return midnight(calendar, localDay(calendar, atMs) + days + 1)
}

/**
 * The end of the n-th working day from the local date of `atMs` on, that date counted when it is one (n ≥ 1). A working day is a local
 * date on which a window starts. Throws `noWorkingTime` beyond the calendar's horizon.
 */
export function endOfWorkingDay(calendar: CompiledCalendar, atMs: number, days: number): number {
  if (!Number.isSafeInteger(days) || days < 1)
    throw new CalendarError('invalidDuration', `working days are counted from one on (got ${days})`)
  const first = localDay(calendar, atMs)
  const last = first + Math.floor(calendar.horizonMs / DAY_MS)
  let left = days
  for (let day = first; day <= last; day++) {
    if (windowsOn(calendar.hours, day).length > 0) left--
    if (left === 0) return midnight(calendar, day + 1)
  }
  throw new CalendarError('noWorkingTime', `calendar "${calendar.definition.id}" has too few working days`)
}

function midnight({ definition }: CompiledCalendar, day: number): number {
  return Temporal.PlainDate.from(dateOf(day)).toZonedDateTime(definition.timeZone).epochMilliseconds
}
