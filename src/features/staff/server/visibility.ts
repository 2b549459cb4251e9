import { sql } from 'kysely'
import type { Permission } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import { covers } from '../domain/scopes.ts'
import { pathOf } from '../domain/tree.ts'
import type { StaffTables, UnitPathColumns } from './staff.tables.ts'

/** The people an actor may see (or manage); the only way to a person's row. Erased people are nobody. */
export function visiblePeople(db: ReadHandle, actor: Actor, permission: Permission = 'staff.read') {
  return db
    .tables<StaffTables>()
    .selectFrom('people')
    .where('people.erased_at', 'is', null)
    .where((eb) =>
      insideReach(eb, reachOf(actor, permission), { table: 'people', ownedBy: 'id', actorId: actor.id }),
    )
}

/** Whether the actor holds the permission over rows of the unit that the columns spell. */
export function holdsOver(actor: Actor, permission: Permission, place: UnitPathColumns): boolean {
  const path = pathOf(place)
  return (
    actor.kind === 'system' ||
    actor.grants.some((grant) => grant.permission === permission && covers(grant, path))
  )
}

/** A unit the actor may change. Everybody sees the tree, so that one out of reach is refused, not hidden. */
export async function managedUnit(db: ReadHandle, actor: Actor, unitId: string) {
  const unit = await db
    .tables<StaffTables>()
    .selectFrom('org_units')
    .selectAll()
    .where('id', '=', unitId)
    .executeTakeFirst()
  if (unit === undefined) throw new Refusal('platform.notFound', 'missing')
  if (!holdsOver(actor, 'staff.manage', unit))
    throw new Refusal('staff.outsideReach', 'forbidden', { unitId })
  return unit
}

/** Text in which `%` and `_` mean themselves, for `ilike`. */
export function containing(text: string) {
  return sql<string>`${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`
}
