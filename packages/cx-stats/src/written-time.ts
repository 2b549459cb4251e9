import { InputError } from './input-error.ts'

/** A moment as it was written: absolute, and on the calendar of whoever wrote it. */
export type WrittenTime = {
  /** Milliseconds since 1970 in UTC. */
  readonly at: number
  /** YYYY-MM-DD as written. */
  readonly day: string
  /** Days since 1970-01-01 as written. */
  readonly dayNumber: number
  /** 0 Sunday … 6 Saturday. */
  readonly weekday: number
  readonly minute: number
}

const dayMs = 86_400_000
const shape = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?$/

/**
 * Reads milliseconds since 1970 (taken in UTC), a day, or a day and a time with or without an offset; weekday and day are those written. Without
 * an offset it is taken in UTC. InputError names the argument when it is no time.
 */
export function writtenTime(argument: string, time: string | number): WrittenTime {
  if (typeof time === 'number') return onCalendar(time, 0)
  const found = shape.exec(time)
  const [year, month, date, hour, minute, second] = (found?.slice(1, 7) ?? []).map((part) =>
    Number(part ?? 0),
  ) as Clock
  const local = found === null ? Number.NaN : Date.UTC(year, month - 1, date, hour, minute, second)
  const isReal =
    Number.isFinite(local) &&
    new Date(local).toISOString().startsWith(time.slice(0, 10)) &&
    hour < 24 &&
    minute < 60
  if (!isReal)
    throw new InputError('inconsistent', {
      argument,
      time,
      expected: '2026-05-01, 2026-05-01T08:00:00+08:00 or milliseconds',
    })
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(found?.[7] ?? '') ?? []
  const offset = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  return onCalendar(local - offset * 60_000, offset)
}

type Clock = [number, number, number, number, number, number]

function onCalendar(at: number, offsetMinutes: number): WrittenTime {
  const local = at + offsetMinutes * 60_000
  const dayNumber = Math.floor(local / dayMs)
  const day = Math.abs(local) < 8.64e15 ? new Date(dayNumber * dayMs).toISOString().slice(0, 10) : ''
  return {
    at,
    day,
    dayNumber,
    weekday: (((dayNumber + 4) % 7) + 7) % 7,
    minute: Math.floor((local - dayNumber * dayMs) / 60_000),
  }
}
