import { sql } from 'kysely'
import type { AlertsTables } from '#features/alerts/server/alerts.tables.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import { readBackdrop } from '../contract/figures.ts'
import type { DashboardsTables } from './dashboards.tables.ts'

const mostMarks = 200

/** The latest days that are not usual: everywhere, or in units whose figures the actor may see. */
async function marksFor(read: ReadHandle, actor: Actor) {
  return read
    .tables<AlertsTables & StaffTables>()
    .selectFrom('alert_marks as mark')
    .leftJoin('org_units as unit', 'unit.id', 'mark.unit_id')
    .select(['mark.id', 'mark.name', 'mark.kind'])
    .select([sql<string>`from_day::text`.as('from'), sql<string>`to_day::text`.as('to')])
    .where((eb) =>
      eb.or([
        eb('mark.unit_id', 'is', null),
        sql<boolean>`mark.unit_id in (select org_unit_id from (select id as org_unit_id, org_units.* from org_units) as place
          where ${insideReach(eb, reachOf(actor, 'metrics.read'), { table: 'place', actorId: actor.id })})`,
      ]),
    )
    .orderBy('mark.from_day', 'desc')
    .orderBy('mark.id')
    .limit(mostMarks)
    .execute()
}

/** What stands beside the figures of a dashboard. */
export async function backdropFor(read: ReadHandle, actor: Actor) {
  const [marks, benchmarks] = await Promise.all([
    marksFor(read, actor),
    read
      .tables<DashboardsTables>()
      .selectFrom('dashboard_benchmarks')
      .select(['metric', 'period', 'value', 'source'])
      .orderBy('metric')
      .orderBy('period')
      .execute(),
  ])
  return { marks, benchmarks }
}

export const backdrop = query(readBackdrop, ({ read, actor }) => backdropFor(read, actor))
