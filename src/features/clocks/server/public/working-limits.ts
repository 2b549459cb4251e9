import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { milestones } from '@huixiang/business-time/pausing.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Target, targetMs } from '../../domain/calendars.ts'
import { calendarRows } from '../calendars.query.ts'
import { allCalendars, calendarIn, everyHour, versionIn } from '../compiled-calendars.ts'

/** A time limit on a calendar; what it counts is in working milliseconds. */
export interface WorkingLimit {
  readonly calendarId: string
  readonly calendarVersion: number
  readonly targetMs: number
}

/** When half of a limit, most of it and all of it is used up. */
export interface Milestones {
  readonly warn50At: number
  readonly warn80At: number
  readonly dueAt: number
}

/** A limit that begins at `startMs`, in the organisation's working time, for rooms with obligations of their own; null while it has no calendar. */
export async function workingLimit(
  db: ReadHandle,
  target: Target,
  startMs: number,
): Promise<WorkingLimit | null> {
  // Those that follow public holidays come first.
  const [usual] = await calendarRows(db)
  if (usual === undefined) return null
  const { calendar, version } = versionIn(await allCalendars(db), usual.id)
  return { calendarId: usual.id, calendarVersion: version, targetMs: targetMs(target, calendar, startMs) }
}

/** When limits that began at a moment speak, in the order they are asked for; every hour counts where there is no calendar. */
export async function whenUsedUp(
  db: ReadHandle,
  limits: readonly { calendarId: string | null; targetMs: number; startMs: number }[],
): Promise<Milestones[]> {
  const calendars = await allCalendars(db)
  return limits.map(({ calendarId, ...limit }) =>
    spoken(calendarId === null ? everyHour : calendarIn(calendars, calendarId), limit),
  )
}

function spoken(calendar: CompiledCalendar, limit: { startMs: number; targetMs: number }): Milestones {
  const { startMs, targetMs: durationMs } = limit
  const [warn50At, warn80At, dueAt] = milestones(calendar, { startMs, durationMs }).map(({ atMs }) => atMs)
  return { warn50At: warn50At as number, warn80At: warn80At as number, dueAt: dueAt as number }
}

/** In which version a calendar stands now. */
export async function versionOfCalendar(db: ReadHandle, calendarId: string): Promise<number> {
  return versionIn(await allCalendars(db), calendarId).version
}
