import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { calendarRows } from '../calendars.query.ts'
import { allCalendars } from '../compiled-calendars.ts'

/** Every calendar of the organisation ready for arithmetic, archived ones too; undefined for an id that is none. */
export async function calendarsById(db: ReadHandle): Promise<(id: string) => CompiledCalendar | undefined> {
  const calendars = await allCalendars(db)
  return (id) => calendars.get(id)?.calendar
}

/** The calendars in use, by name. */
export async function calendarNames(db: ReadHandle) {
  const rows = await calendarRows(db)
  return rows.map(({ id, name_zh: nameZh, name_en: nameEn }) => ({ id, nameZh, nameEn }))
}
