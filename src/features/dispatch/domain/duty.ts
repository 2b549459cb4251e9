import { CalendarError } from '@huixiang/business-time/calendar-error.ts'
import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { isWorkingTime, nextWorkingTime, workingUntil } from '@huixiang/business-time/working-time.ts'

/** Leave, or work beyond the usual hours; moments in milliseconds since 1970, the end not included. */
export interface ShiftChange {
  readonly startsAt: number
  readonly endsAt: number
  readonly works: boolean
}

/** Whether somebody is on duty, and until when that is sure. */
export interface Duty {
  readonly onDuty: boolean
  readonly until: number
}

const dayMs = 86_400_000
// A calendar that never opens is looked at again once a day: somebody may change it.
const lookAgainMs = dayMs
const furthestMs = 400 * dayMs

/** The next opening of a calendar; null where there is none for years. */
function nextOpening(calendar: CompiledCalendar, at: number): number | null {
  try {
    return nextWorkingTime(calendar, at)
  } catch (error) {
    if (error instanceof CalendarError && error.code === 'noWorkingTime') return null
    throw error
  }
}

function usualDuty(calendar: CompiledCalendar, at: number): Duty {
  if (isWorkingTime(calendar, at)) return { onDuty: true, until: workingUntil(calendar, at) }
  return { onDuty: false, until: nextOpening(calendar, at) ?? at + lookAgainMs }
}

/** Whether somebody works at a moment: leave outweighs extra work, and both outweigh the usual hours. */
export function dutyAt(calendar: CompiledCalendar, changes: readonly ShiftChange[], at: number): Duty {
  const usual = usualDuty(calendar, at)
  const now = changes.filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
  const edges = changes.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter((edge) => edge > at)
  const until = Math.min(usual.until, ...edges)
  if (now.length === 0) return { onDuty: usual.onDuty, until }
  return { onDuty: now.every(({ works }) => works), until }
}

/** When somebody works next; the moment itself while they do, null when that is more than a year away. */
export function backAt(
  calendar: CompiledCalendar,
  changes: readonly ShiftChange[],
  at: number,
): number | null {
  for (let moment = at; moment < at + furthestMs; ) {
    const { onDuty, until } = dutyAt(calendar, changes, moment)
    if (onDuty) return moment
    moment = until
  }
  return null
}

/** Whether a ticket cannot lie until its holder is back: it is urgent, or something is due before. */
export function cannotWait(
  ticket: { readonly urgent: boolean; readonly dueAt: number | null },
  back: number | null,
): boolean {
  return ticket.urgent || (ticket.dueAt !== null && (back === null || ticket.dueAt < back))
}
