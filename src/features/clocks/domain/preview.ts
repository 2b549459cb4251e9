import type { WorkingWindow } from '@huixiang/business-time/calendar-definition.ts'
import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { windowsOn } from '@huixiang/business-time/working-hours.ts'

const dayMs = 86_400_000
const shortest = 7
const longest = 31

/** Which rule gave a date its hours; the first of these that names the date wins. */
export type DayRule = 'exception' | 'holiday' | 'make_up' | 'week'

export interface PreviewDay {
  readonly date: string
  readonly rule: DayRule
  /** What the exception or the public holiday is called. */
  readonly name: string | null
  /** Windows that start on this date, in minutes after its midnight. */
  readonly windows: readonly WorkingWindow[]
}

/** The dates from a start to its due time, at least a week and at most a month of them. */
export function previewDays(calendar: CompiledCalendar, startMs: number, dueMs: number): PreviewDay[] {
  const first = dayNumber(calendar, startMs)
  const count = Math.min(longest, Math.max(shortest, dayNumber(calendar, dueMs) - first + 1))
  return Array.from({ length: count }, (_, index) => {
    const day = first + index
    const date = new Date(day * dayMs).toISOString().slice(0, 10)
    return { date, ...ruleOf(calendar, date), windows: windowsOn(calendar.hours, day) }
  })
}

function ruleOf({ definition }: CompiledCalendar, date: string): Pick<PreviewDay, 'rule' | 'name'> {
  const exception = definition.exceptions?.find((one) => one.date === date)
  if (exception !== undefined) return { rule: 'exception', name: exception.name ?? null }
  const holiday = definition.holidays?.flatMap(({ days }) => days).findLast((one) => one.date === date)
  if (holiday === undefined) return { rule: 'week', name: null }
  return { rule: holiday.works ? 'make_up' : 'holiday', name: holiday.name }
}

/** Days since 1970-01-01 of the local date. */
function dayNumber({ definition }: CompiledCalendar, ms: number): number {
  // Swedish writes a date as YYYY-MM-DD.
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone: definition.timeZone }).format(ms)
  return Date.parse(`${date}T00:00:00Z`) / dayMs
}
