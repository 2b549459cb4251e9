import { compileCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { addWorkingTime } from '@huixiang/business-time/working-time.ts'
import { sql } from 'kysely'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type CalendarHours, listCalendars, previewCalendar } from '../contract/calendars.ts'
import { coveredYears, missingYears, targetMs, workingDayMs } from '../domain/calendars.ts'
import { previewDays } from '../domain/preview.ts'
import { comesDue } from '../domain/soundness.ts'
import type { ClocksTables } from './clocks.tables.ts'

/** Which version each calendar has and since when, archived ones included: old clocks still count on them. */
export async function calendarVersions(db: ReadHandle) {
  return db.tables<ClocksTables>().selectFrom('calendars').select(['id', 'version', 'changed_at']).execute()
}

/** The definitions of these calendars, with their ids. */
export async function definitionsOf(db: ReadHandle, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await db
    .tables<ClocksTables>()
    .selectFrom('calendars')
    .select(['id', 'version', 'changed_at', 'definition'])
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(({ definition, ...row }) => ({ ...row, definition: { id: row.id, ...definition } }))
}

/** Calendars in use, by name, with how many limits count on each. */
export async function calendarRows(db: ReadHandle) {
  return (
    db
      .tables<ClocksTables>()
      .selectFrom('calendars')
      .selectAll('calendars')
      .select((eb) =>
        eb
          .selectFrom('clock_policies')
          .whereRef('clock_policies.calendar_id', '=', 'calendars.id')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .as('policies'),
      )
      .where('archived_at', 'is', null)
      // Calendars that follow public holidays are those people look for.
      .orderBy((eb) => eb(sql`definition -> 'holidays'`, 'is', null))
      .orderBy('name_en')
      .execute()
  )
}

export const listCalendarsQuery = query(listCalendars, async ({ read, now }) => ({
  calendars: (await calendarRows(read)).map((row) => {
    const definition = { id: row.id, ...row.definition }
    return {
      id: row.id,
      nameZh: row.name_zh,
      nameEn: row.name_en,
      version: row.version,
      hours: { exceptions: [], ...row.definition } as unknown as CalendarHours,
      dayMs: workingDayMs(definition),
      covered: coveredYears(definition),
      missing: missingYears(definition, now),
      policies: row.policies ?? 0,
    }
  }),
}))

export const previewCalendarQuery = query(previewCalendar, async ({ read, now }, input) => {
  const [found] = await definitionsOf(read, [input.calendarId])
  if (found === undefined) throw new Refusal('clocks.calendarNotFound', 'missing')
  const startMs = input.startAt === undefined ? now : Date.parse(input.startAt)
  const target = { ...input, fromNextDay: input.fromNextDay === 'true' }
  if (!comesDue(found.definition, { targets: [target], now: startMs }))
    throw new Refusal('clocks.neverDue', 'invalid', { amount: input.amount, unit: input.unit })
  const calendar = compileCalendar(found.definition)
  const workingMs = targetMs(target, calendar, startMs)
  const dueMs = addWorkingTime(calendar, startMs, workingMs)
  return {
    startAt: new Date(startMs).toISOString(),
    dueAt: new Date(dueMs).toISOString(),
    workingMs,
    days: previewDays(calendar, startMs, dueMs).map((day) => ({ ...day, windows: [...day.windows] })),
  }
})
