import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { isWorkingTime, nextWorkingTime } from '@huixiang/business-time/working-time.ts'

export const sendTimeKeys = ['in_an_hour', 'next_opening', 'next_working_day', 'next_week'] as const

export interface SendTime {
  readonly key: (typeof sendTimeKeys)[number]
  /** Milliseconds since 1970. */
  readonly at: number
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The wall clock of a moment: days since Monday, and milliseconds since midnight. */
function wallClock(at: number, timeZone: string): { weekday: number; ms: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  const minutes = Number(part('hour')) * 60 + Number(part('minute'))
  return { weekday: weekdays.indexOf(part('weekday')), ms: minutes * 60_000 + (at % 60_000) }
}

/** The first working time on or after the midnight that is so many days ahead. On a day the clocks change it may be an hour off, when nobody works. */
function opening(calendar: CompiledCalendar, now: number, daysAhead: number): number {
  const { ms } = wallClock(now, calendar.definition.timeZone)
  return nextWorkingTime(calendar, now - ms + daysAhead * dayMs)
}

/** When a reply is best sent later: in an hour if people work then, and when they next begin; no time is offered twice. */
export function sendTimes(calendar: CompiledCalendar, now: number): SendTime[] {
  const { weekday } = wallClock(now, calendar.definition.timeZone)
  const times: SendTime[] = [
    ...(isWorkingTime(calendar, now + hourMs) ? [{ key: 'in_an_hour', at: now + hourMs } as const] : []),
    ...(isWorkingTime(calendar, now)
      ? []
      : [{ key: 'next_opening', at: nextWorkingTime(calendar, now) } as const]),
    { key: 'next_working_day', at: opening(calendar, now, 1) },
    { key: 'next_week', at: opening(calendar, now, 7 - weekday) },
  ]
  return times.filter(({ at }, index) => times.findIndex((one) => one.at === at) === index)
}
