import { Temporal } from 'temporal-polyfill'
import type { CalendarDefinition, Weekday, WorkingWindow } from '../src/calendar-definition.ts'

/** Walks real time minute by minute and reads the wall clock at each: slow, and shares no code with the package. */
const MINUTE = 60_000
const NAMES: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

interface Wall {
  readonly date: string
  readonly weekday: Weekday
  readonly dateBefore: string
  readonly weekdayBefore: Weekday
  readonly minute: number
}

const walls = new Map<string, Wall>()

export function oracleWorks(definition: CalendarDefinition, ms: number): boolean {
  const wall = wallAt(definition.timeZone, Math.floor(ms / MINUTE))
  const today = windowsOf(definition, wall.date, wall.weekday)
  const yesterday = windowsOf(definition, wall.dateBefore, wall.weekdayBefore)
  return (
    today.some(({ start, end }) => wall.minute >= start && (end <= start || wall.minute < end)) ||
    yesterday.some(({ start, end }) => end <= start && wall.minute < end)
  )
}

export function oracleBetween(definition: CalendarDefinition, fromMs: number, toMs: number): number {
  let worked = 0
  for (let minute = Math.floor(fromMs / MINUTE) * MINUTE; minute < toMs; minute += MINUTE) {
    if (!oracleWorks(definition, minute)) continue
    worked += Math.min(toMs, minute + MINUTE) - Math.max(fromMs, minute)
  }
  return worked
}

export function oracleAdd(definition: CalendarDefinition, startMs: number, durationMs: number): number {
  let left = durationMs
  let at = startMs
  while (left > 0) {
    const next = (Math.floor(at / MINUTE) + 1) * MINUTE
    if (oracleWorks(definition, at)) {
      if (left <= next - at) return at + left
      left -= next - at
    }
    at = next
  }
  return at
}

export function oracleSubtract(definition: CalendarDefinition, endMs: number, durationMs: number): number {
  let left = durationMs
  let at = endMs
  while (left > 0) {
    const before = (Math.ceil(at / MINUTE) - 1) * MINUTE
    if (oracleWorks(definition, before)) {
      if (left <= at - before) return at - left
      left -= at - before
    }
    at = before
  }
  return at
}

function windowsOf(definition: CalendarDefinition, date: string, weekday: Weekday): readonly WorkingWindow[] {
  const { weekly, exceptions, holidays } = definition
  const exception = exceptions?.find((each) => each.date === date)
  if (exception) {
    if (exception.hours === 'off') return []
    return typeof exception.hours === 'string' ? (weekly[exception.hours] ?? []) : exception.hours
  }
  const holiday = holidays?.flatMap(({ days }) => days).find((each) => each.date === date)
  if (holiday) return holiday.works ? (weekly[definition.makeUpLike ?? 'mon'] ?? []) : []
  return weekly[weekday] ?? []
}

function wallAt(timeZone: string, minute: number): Wall {
  const key = `${timeZone} ${minute}`
  const known = walls.get(key)
  if (known) return known
  const zoned = Temporal.Instant.fromEpochMilliseconds(minute * MINUTE).toZonedDateTimeISO(timeZone)
  const date = zoned.toPlainDate()
  const before = date.subtract({ days: 1 })
  const wall = {
    date: date.toString(),
    weekday: NAMES[date.dayOfWeek - 1] as Weekday,
    dateBefore: before.toString(),
    weekdayBefore: NAMES[before.dayOfWeek - 1] as Weekday,
    minute: zoned.hour * 60 + zoned.minute,
  }
  walls.set(key, wall)
  return wall
}
