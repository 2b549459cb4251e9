import { type CompiledCalendar, compileCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { AROUND_THE_CLOCK } from '@huixiang/business-time/default-calendars.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { calendarVersions, definitionsOf } from './calendars.query.ts'

/** A calendar in one of its versions. */
interface Compiled {
  readonly version: number
  readonly changedAt: number
  readonly calendar: CompiledCalendar
}

/**
 * What was compiled in this process; a version never changes, so an entry is right or out of date, never wrong.
 * The time of the change tells two databases in one process (tests) apart.
 */
const compiled = new Map<string, Compiled>()

/** Where an organisation has no calendar, every hour counts. */
export const everyHour = compileCalendar({ ...AROUND_THE_CLOCK, timeZone: 'UTC' })

/** Calendars by id. */
export type Calendars = ReadonlyMap<string, Compiled>

/** Every calendar of the organisation, ready for arithmetic; only those that changed are read and compiled. */
export async function allCalendars(db: ReadHandle): Promise<Calendars> {
  const versions = await calendarVersions(db)
  const changed = versions.filter(({ id, version, changed_at }) => {
    const known = compiled.get(id)
    return known?.version !== version || known.changedAt !== changed_at.getTime()
  })
  for (const { id, version, changed_at, definition } of await definitionsOf(
    db,
    changed.map(({ id }) => id),
  )) {
    compiled.set(id, { version, changedAt: changed_at.getTime(), calendar: compileCalendar(definition) })
  }
  return new Map(versions.map(({ id }) => [id, compiled.get(id) as Compiled]))
}

/** One calendar of those known; a clock's calendar is never deleted. */
export function calendarIn(calendars: Calendars, id: string): CompiledCalendar {
  return versionIn(calendars, id).calendar
}

/** The same, with the version it is known in. */
export function versionIn(calendars: Calendars, id: string): Compiled {
  const found = calendars.get(id)
  if (found === undefined) throw new Error(`calendar ${id} is gone`)
  return found
}
