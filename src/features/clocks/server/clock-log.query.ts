import { compileCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import type { Selectable } from 'kysely'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { LogEntry } from '../domain/clock-log.ts'
import type { ClockRow, ClocksTables, LogRow } from './clocks.tables.ts'
import { everyHour } from './compiled-calendars.ts'

/** An entry with what it was reckoned on; answer clocks follow no limit of the list, and perhaps no calendar. */
export interface StoredEntry extends LogEntry {
  readonly policyId: string | null
  readonly policyVersion: number | null
  readonly calendarId: string | null
  readonly calendarVersion: number | null
}

export type LoggedClock = Selectable<ClockRow> & { readonly number: string | null }

/** Clocks whose log was kept from their start, after an id, with the number of their ticket. */
export async function loggedClocks(
  db: ReadHandle,
  { after, limit }: { after: string | null; limit: number },
): Promise<LoggedClock[]> {
  const query = db
    .tables<ClocksTables & TicketsTables>()
    .selectFrom('clocks')
    .leftJoin('tickets', 'tickets.id', 'clocks.ticket_id')
    .selectAll('clocks')
    .select('tickets.number')
    .where('clocks.policy_version', 'is not', null)
    .orderBy('clocks.id')
    .limit(limit)
  return (after === null ? query : query.where('clocks.id', '>', after)).execute()
}

/** The log of these clocks, sub-tasks or letters, by clock, in the order in which it was written. */
export async function logOf(
  db: ReadHandle,
  ids: readonly string[],
  column: 'clock_id' | 'joint_task_id' | 'letter_id' = 'clock_id',
): Promise<ReadonlyMap<string, StoredEntry[]>> {
  const rows = await db
    .tables<ClocksTables>()
    .selectFrom('clock_log')
    .selectAll()
    .where(column, 'in', [...ids])
    .orderBy(column)
    .orderBy('id')
    .execute()
  const byClock = Map.groupBy(rows, (row) => row[column] as string)
  return new Map([...byClock].map(([id, list]) => [id, list.map(entryOf)]))
}

function entryOf(row: Selectable<LogRow>): StoredEntry {
  const { started_at: startedAt, target_ms: targetMs, pausable } = row
  const measured = startedAt !== null && targetMs !== null && pausable !== null
  return {
    what: row.what,
    at: row.at.getTime(),
    recordedAt: row.recorded_at.getTime(),
    level: row.level,
    ...(measured && { terms: { startedAt: startedAt.getTime(), targetMs, pausable } }),
    policyId: row.policy_id,
    policyVersion: row.policy_version,
    calendarId: row.calendar_id,
    calendarVersion: row.calendar_version,
  }
}

/** Every calendar in every version it ever had. */
export async function calendarsEver(db: ReadHandle) {
  const rows = await db.tables<ClocksTables>().selectFrom('calendar_versions').selectAll().execute()
  const compiled = new Map(
    rows.map((row) => [
      `${row.calendar_id}/${row.version}`,
      compileCalendar({ id: row.calendar_id, ...row.definition }),
    ]),
  )
  return ({ calendarId, calendarVersion }: Pick<StoredEntry, 'calendarId' | 'calendarVersion'>) => {
    if (calendarId === null) return everyHour
    const found = compiled.get(`${calendarId}/${calendarVersion}`)
    if (found === undefined) throw new Error(`calendar ${calendarId} has no version ${calendarVersion}`)
    return found
  }
}
