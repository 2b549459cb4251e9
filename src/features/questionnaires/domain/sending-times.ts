import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { nextTimeOfDay, quietUntil } from '@huixiang/business-time/quiet-hours.ts'
import { isWorkingDay } from '@huixiang/business-time/working-days.ts'

/** When nobody is to be asked: hours (minutes after midnight), and the days on which the organisation rests. */
export interface Peace {
  readonly quietFrom: number
  readonly quietUntil: number
  /** The calendar that says which days are rest days; null where people may be asked on every day. */
  readonly workingDays: CompiledCalendar | null
  readonly timeZone: string
}

// A year of rest days is a calendar that nobody filled in: then the days do not hold anything back.
const mostSteps = 800

/** The first moment (milliseconds since 1970) from `wanted` on at which people may be asked. */
export function sendableAt(wanted: number, peace: Peace): number {
  const { timeZone, workingDays } = peace
  const hours = { from: peace.quietFrom, to: peace.quietUntil }
  let at = wanted
  for (let step = 0; step < mostSteps; step += 1) {
    const woken = quietUntil(hours, { now: at, timeZone })
    if (woken !== null) at = woken
    else if (workingDays !== null && !isWorkingDay(workingDays, at))
      at = nextTimeOfDay(0, { now: at + 60_000, timeZone })
    else return at
  }
  return wanted
}
