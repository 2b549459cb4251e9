import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import { unitPaths } from '#features/staff/server/public/units.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'

/** Whose something is that is kept for a person or for a unit: one of them, the other null. */
export interface Keeper {
  readonly ownerId: string | null
  readonly unitId: string | null
}

/** The units where an actor may do this, as a condition on `unit`, a table of units with their paths. */
function unitsWith(actor: Actor, permission: Permission): Expression<SqlBool> {
  const eb = expressionBuilder<Record<string, never>, never>()
  return insideReach(eb, reachOf(actor, permission), { table: 'unit', actorId: actor.id })
}

/**
 * The rows of a table with `owner_id` and `org_unit_id` that an actor may take: their own, those of the units they belong to, and those
 * they keep for others by holding `sharing` there.
 */
export function keptFor(
  actor: Actor,
  { table, sharing }: { table: string; sharing: Permission },
): Expression<SqlBool> {
  const owner = sql.ref(`${table}.owner_id`)
  const unit = sql.ref(`${table}.org_unit_id`)
  return sql<boolean>`(${owner} = ${actor.id}::uuid
    or ${unit} in (select unnest(array[unit_1, unit_2, unit_3, unit_4, unit_5, unit_6]) from people where id = ${actor.id}::uuid)
    or ${unit} in (select unit.org_unit_id from (select id as org_unit_id, org_units.* from org_units) as unit
      where ${unitsWith(actor, sharing)}))`
}

/** Whether the actor may change what is kept for this person or unit. */
export async function mayKeep(
  db: ReadHandle,
  actor: Actor,
  { ownerId, unitId, sharing }: Keeper & { sharing: Permission },
): Promise<boolean> {
  if (unitId === null) return actor.kind === 'person' && ownerId === actor.id
  const reach = reachOf(actor, sharing)
  const path = (await unitPaths(db, [unitId])).get(unitId) ?? []
  return (
    reach.all ||
    reach.units.includes(unitId) ||
    reach.subtrees.some(({ unitId: above, depth }) => path[depth - 1] === above)
  )
}
