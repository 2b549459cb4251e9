import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { addWorkingDays, endOfDay, endOfWorkingDay } from '@huixiang/business-time/working-days.ts'
import { nextWorkingTime } from '@huixiang/business-time/working-time.ts'

/** How a deadline is counted: days from the day after receipt, or the day itself. */
export type Term =
  | { readonly unit: 'working_day' | 'natural_day'; readonly amount: number }
  | { readonly on: string }

/** Days as `YYYY-MM-DD` where the calendar is, moments in milliseconds since 1970. */
export interface Deadline {
  readonly dueOn: string
  /** The last instant of that day. */
  readonly dueAt: number
  /** Openings of the days three and one working days before it. */
  readonly remind3At: number
  readonly remind1At: number
}

// Ten o'clock in Greenwich is the same day wherever people live, but for the islands just east of the date line.
const duringDay = (day: string): number => Date.parse(`${day}T10:00:00Z`)

/** The day of a moment where the calendar is. */
export const dayOf = ({ definition }: CompiledCalendar, atMs: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: definition.timeZone }).format(atMs)

function endOf(calendar: CompiledCalendar, receivedOn: string, term: Term): number {
  if ('on' in term) return endOfDay(calendar, duringDay(term.on))
  // The day on which a period begins is not counted (Civil Code, art. 201).
  const begin = endOfDay(calendar, duringDay(receivedOn))
  return term.unit === 'working_day'
    ? endOfWorkingDay(calendar, begin, term.amount)
    : endOfDay(calendar, begin, term.amount - 1)
}

/** When a case that was received on a day is due, and when that is reminded of. */
export function deadlineOf(calendar: CompiledCalendar, receivedOn: string, term: Term): Deadline {
  const dueAt = endOf(calendar, receivedOn, term) - 1
  const openingBefore = (workingDays: number) =>
    nextWorkingTime(calendar, endOfDay(calendar, addWorkingDays(calendar, dueAt, -workingDays), -1))
  return {
    dueOn: dayOf(calendar, dueAt),
    dueAt,
    remind3At: openingBefore(3),
    remind1At: openingBefore(1),
  }
}

/** When an open case speaks next: the first reminder that is still ahead, else when its time is over. */
export const nextWake = ({ remind3At, remind1At, dueAt }: Omit<Deadline, 'dueOn'>, now: number): number =>
  [remind3At, remind1At].find((at) => at > now) ?? dueAt
