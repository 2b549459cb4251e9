import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { listSchedules } from '../contract/schedules.ts'
import type { LocalHour } from '../domain/rhythm.ts'
import type { DashboardsTables } from './dashboards.tables.ts'

const mostAtOnce = 20

/** One's own schedules of a dashboard. */
export const scheduleList = query(listSchedules, async ({ read, actor }, { board }) => {
  const rows = await read
    .tables<DashboardsTables>()
    .selectFrom('dashboard_schedules')
    .select(['id', 'rhythm', 'hour', 'org_unit_id', 'reader_ids'])
    .select(sql<string>`next_day::text`.as('next_day'))
    .where('board_key', '=', board)
    .where(sql<boolean>`owner_id = ${actor.id}::uuid`)
    .orderBy('id')
    .execute()
  const ids = [...new Set(rows.flatMap((row) => row.reader_ids))]
  const people =
    ids.length === 0
      ? []
      : await read
          .tables<StaffTables>()
          .selectFrom('people')
          .select(['id', 'name'])
          .where('id', 'in', ids)
          .execute()
  return {
    items: rows.map((row) => ({
      id: row.id,
      rhythm: row.rhythm,
      hour: row.hour,
      unitId: row.org_unit_id,
      nextDay: row.next_day,
      readers: people.filter(({ id }) => row.reader_ids.includes(id)),
    })),
  }
})

/** Schedules whose day and hour have come. Leans on dashboard_schedules_next_day. */
export function dueSchedules(read: ReadHandle, { day, hour }: LocalHour) {
  return read
    .tables<DashboardsTables>()
    .selectFrom('dashboard_schedules')
    .select(['id', 'rhythm', 'hour'])
    .select(sql<string>`next_day::text`.as('next_day'))
    .where(sql<boolean>`(next_day < ${day}::date or (next_day = ${day}::date and hour <= ${hour}))`)
    .orderBy('next_day')
    .limit(mostAtOnce)
    .execute()
}

/** Who a mail goes to; undefined for whoever has no address or is not active any more. */
export function mailReader(read: ReadHandle, personId: string) {
  return read
    .tables<StaffTables>()
    .selectFrom('people')
    .select(['name', 'email', 'locale'])
    .where('id', '=', personId)
    .where('status', '=', 'active')
    .where('email', 'is not', null)
    .executeTakeFirst()
}
