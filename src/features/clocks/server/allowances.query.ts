import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { addWorkingTime } from '@huixiang/business-time/working-time.ts'
import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Target, targetMs } from '../domain/calendars.ts'
import { type Allowance, allowanceOf } from '../domain/extending.ts'
import { type StatuteCode, statutes } from '../domain/statutes.ts'
import { type Calendars, calendarIn } from './compiled-calendars.ts'

interface Row {
  readonly id: string
  readonly calendar_id: string
  readonly statute: StatuteCode | null
  readonly used: number
  readonly began_at: Date
}

/**
 * What more time each clock of a ticket may get next. A handling that only goes on with an earlier one, since nothing was solved, has
 * used what that one used, and counts from where that one began.
 */
export async function allowancesOf(
  db: ReadHandle,
  ticketId: string,
  calendars: Calendars,
): Promise<ReadonlyMap<string, Allowance>> {
  const { rows } = await sql<Row>`
    select clocks.id, clocks.calendar_id, limits.content ->> 'statute' as statute, coalesce(first.began_at, clocks.started_at) as began_at,
      (select count(*)::int from clock_extensions as given join clocks as extended on extended.id = given.clock_id
        where extended.ticket_id = clocks.ticket_id and extended.obligation = clocks.obligation
          and extended.cycle between first.cycle and clocks.cycle) as used
    from clocks
    cross join lateral (select cycle, began_at from clocked_cycles as handling
      where handling.ticket_id = clocks.ticket_id and handling.cycle <= clocks.cycle and not handling.carries_on
      order by cycle desc limit 1) as first
    left join clock_policy_versions as limits
      on limits.policy_id = clocks.policy_id and limits.version = clocks.policy_version
    where clocks.ticket_id = ${ticketId}`.execute(db.tables<object>() as never)
  return new Map(rows.map((row) => [row.id, allowance(row, calendarIn(calendars, row.calendar_id))]))
}

function allowance({ statute, used, began_at }: Row, calendar: CompiledCalendar): Allowance {
  const found = statutes.find(({ code }) => code === statute) ?? null
  return allowanceOf({ statute: found, used }, (target) => endOf(target, calendar, began_at.getTime()))
}

function endOf(target: Target, calendar: CompiledCalendar, startMs: number): number {
  return addWorkingTime(calendar, startMs, targetMs(target, calendar, startMs))
}
