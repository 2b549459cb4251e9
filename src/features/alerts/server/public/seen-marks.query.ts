import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import type { AlertsTables } from '../alerts.tables.ts'
import { namesOfSegments } from '../names.query.ts'

const mostMarks = 200

/** The latest days that are not usual: everywhere, or in units whose figures the actor may see; and of which segment alone, if of any. */
export async function seenMarks(read: ReadHandle, actor: Actor) {
  const rows = await read
    .tables<AlertsTables & StaffTables>()
    .selectFrom('alert_marks as mark')
    .leftJoin('org_units as unit', 'unit.id', 'mark.unit_id')
    .select(['mark.id', 'mark.name', 'mark.kind', 'mark.unit_id as unitId', 'unit.name as unitName'])
    .select(['mark.split', 'mark.segment'])
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
  const names = await namesOfSegments(read, rows)
  return rows.map((row) => ({ ...row, segmentName: names.get(row.segment ?? '') ?? null }))
}
