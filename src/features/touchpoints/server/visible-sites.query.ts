import { expressionBuilder, type SqlBool, sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import type { TouchpointsTables } from './touchpoints.tables.ts'

type Tables = TouchpointsTables & { place: StaffTables['org_units'] & { org_unit_id: string } }

/** The sites of the units within an actor's reach, each beside its unit as `place`. */
export function visibleSites(read: ReadHandle, actor: Actor) {
  const eb = expressionBuilder<Tables, 'place'>()
  const reached = insideReach(eb, reachOf(actor, 'metrics.read'), { table: 'place', actorId: actor.id })
  return read
    .tables<TouchpointsTables & StaffTables>()
    .selectFrom('touchpoint_sites')
    .innerJoin(
      (unit) => unit.selectFrom('org_units').selectAll().select('id as org_unit_id').as('place'),
      (join) => join.onRef('place.id', '=', 'touchpoint_sites.org_unit_id'),
    )
    .where(sql<SqlBool>`${reached}`)
}
