import type { ReadHandle } from '#platform/server/database/handles.ts'
import { coveredYears, missingYears } from '../../domain/calendars.ts'
import { calendarRows } from '../calendars.query.ts'

/** A calendar that follows public holidays, with the years it lacks. */
export interface CalendarCoverage {
  readonly calendarId: string
  readonly nameZh: string
  readonly nameEn: string
  readonly covered: readonly number[]
  /** This year, or the next from November on, where its public holidays are not known. */
  readonly missing: readonly number[]
}

/** Which public holidays the organisation's calendars know; calendars that follow none are left out. */
export async function calendarCoverage(db: ReadHandle, now: number): Promise<CalendarCoverage[]> {
  return (await calendarRows(db)).flatMap((row) => {
    const definition = { id: row.id, ...row.definition }
    const covered = coveredYears(definition)
    if (covered === null) return []
    const { id: calendarId, name_zh: nameZh, name_en: nameEn } = row
    return [{ calendarId, nameZh, nameEn, covered, missing: missingYears(definition, now) }]
  })
}
