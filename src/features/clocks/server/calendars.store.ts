import type { CalendarDefinition } from '@huixiang/business-time/calendar-definition.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { neverCloses, type Target } from '../domain/calendars.ts'
import type { ClocksTables, StoredHours } from './clocks.tables.ts'

/** A calendar as a person saves it. */
export interface CalendarContent {
  readonly nameZh: string
  readonly nameEn: string
  readonly hours: StoredHours
}

/** Who saves, and when. */
export interface Saving {
  readonly now: number
  readonly by: string | null
}

/** A calendar locked for a change. */
export interface LockedCalendar {
  readonly id: string
  readonly version: number
  readonly definition: CalendarDefinition
}

const contentOf = ({ nameZh, nameEn, hours }: CalendarContent, { now, by }: Saving) => ({
  name_zh: nameZh,
  name_en: nameEn,
  definition: JSON.stringify(hours),
  changed_at: new Date(now),
  changed_by: by,
})

/** Whether the organisation has any calendar. */
export async function hasCalendars(db: WriteHandle): Promise<boolean> {
  const row = await db.own<ClocksTables>().selectFrom('calendars').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

/** Adds a calendar; its first version is 1. */
export async function insertCalendar(
  db: WriteHandle,
  calendar: CalendarContent & { id: string },
  saving: Saving,
): Promise<void> {
  await db
    .own<ClocksTables>()
    .insertInto('calendars')
    .values({ id: calendar.id, version: 1, archived_at: null, ...contentOf(calendar, saving) })
    .execute()
  await keepVersion(db, { ...calendar, version: 1 }, saving)
}

/** Clocks that counted on an earlier version can be reckoned again by it. */
async function keepVersion(
  db: WriteHandle,
  { id, version, hours }: CalendarContent & Pick<LockedCalendar, 'id' | 'version'>,
  { now, by }: Saving,
): Promise<void> {
  await db
    .own<ClocksTables>()
    .insertInto('calendar_versions')
    .values({ calendar_id: id, version, definition: JSON.stringify(hours), at: new Date(now), by })
    .execute()
}

/** The first calendar in use that follows public holidays, or that never closes. */
export async function calendarFor(
  db: WriteHandle,
  countsOn: 'workingHours' | 'aroundTheClock',
): Promise<string | undefined> {
  const rows = await db
    .own<ClocksTables>()
    .selectFrom('calendars')
    .select(['id', 'definition'])
    .where('archived_at', 'is', null)
    .orderBy('name_en')
    .execute()
  const suits = ({ definition }: (typeof rows)[number]) =>
    countsOn === 'workingHours' ? definition.holidays !== undefined : neverCloses(definition)
  return rows.find(suits)?.id
}

/** Locks a calendar in use; refuses `clocks.calendarNotFound`. */
export async function lockCalendar(
  db: WriteHandle,
  calendarId: string,
): Promise<LockedCalendar & { names: Names }> {
  const row = await db
    .own<ClocksTables>()
    .selectFrom('calendars')
    .selectAll()
    .where('id', '=', calendarId)
    .where('archived_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('clocks.calendarNotFound', 'missing')
  return {
    id: row.id,
    version: row.version,
    definition: { id: row.id, ...row.definition },
    names: { nameZh: row.name_zh, nameEn: row.name_en },
  }
}
type Names = Pick<CalendarContent, 'nameZh' | 'nameEn'>

/** Writes the next version of a locked calendar and gives its number. */
export async function updateCalendar(
  db: WriteHandle,
  calendar: CalendarContent & Pick<LockedCalendar, 'id' | 'version'>,
  saving: Saving,
): Promise<number> {
  const version = calendar.version + 1
  await db
    .own<ClocksTables>()
    .updateTable('calendars')
    .set({ version, ...contentOf(calendar, saving) })
    .where('id', '=', calendar.id)
    .execute()
  await keepVersion(db, { ...calendar, version }, saving)
  return version
}

/** Takes a calendar out of use; clocks that count on it go on. */
export async function archiveCalendar(db: WriteHandle, calendarId: string, now: number): Promise<void> {
  await db
    .own<ClocksTables>()
    .updateTable('calendars')
    .set({ archived_at: new Date(now) })
    .where('id', '=', calendarId)
    .execute()
}

/** The targets of the limits that count on a calendar; null where a limit says that there is none. */
export async function targetsOn(db: WriteHandle, calendarId: string): Promise<(Target | null)[]> {
  const rows = await db
    .own<ClocksTables>()
    .selectFrom('clock_policies')
    .select(['target_amount', 'target_unit', 'from_next_day'])
    .where('calendar_id', '=', calendarId)
    .execute()
  return rows.map(({ target_amount: amount, target_unit: unit, from_next_day: fromNextDay }) =>
    amount === null || unit === null ? null : { amount, unit, fromNextDay },
  )
}
