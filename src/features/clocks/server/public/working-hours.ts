import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { calendarRows } from '../calendars.query.ts'
import { allCalendars, calendarIn } from '../compiled-calendars.ts'

/** The calendar people look for first: the one that follows public holidays; null where there is none at all. */
export async function workingHours(db: ReadHandle): Promise<CompiledCalendar | null> {
  const [first] = await calendarRows(db)
  return first === undefined ? null : calendarIn(await allCalendars(db), first.id)
}
