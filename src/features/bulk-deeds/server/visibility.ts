import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { canDo, type Deed, isUndoable, type Standing } from '../domain/life.ts'
import { lockBulk } from './bulk-deeds.store.ts'
import type { BulkDeed, BulkDeedsTables } from './bulk-deeds.tables.ts'

/** The person who acts. Refuses `bulk-deeds.peopleOnly`. */
export function personOf({ actor }: { readonly actor: Actor }): string {
  if (actor.kind !== 'person' || actor.id === null) throw new Refusal('bulk-deeds.peopleOnly', 'forbidden')
  return actor.id
}

/** The bulk deeds an actor may see: their own. */
export function visibleBulkDeeds(db: ReadHandle, actor: Actor) {
  return db
    .tables<BulkDeedsTables>()
    .selectFrom('bulk_deeds')
    .where('bulk_deeds.person_id', '=', personOf({ actor }))
}

const notFound = () => new Refusal('bulk-deeds.notFound', 'missing')

/** One bulk deed the actor may see. Refuses `bulk-deeds.notFound`. */
export async function seenBulk(db: ReadHandle, actor: Actor, bulkDeedId: string): Promise<BulkDeed> {
  const row = await visibleBulkDeeds(db, actor).selectAll().where('id', '=', bulkDeedId).executeTakeFirst()
  if (row === undefined) throw notFound()
  return row
}

/** What a row's possibilities depend on. */
export const standingOf = ({ state, done, steps, finished_at }: BulkDeed): Standing => ({
  state,
  done,
  undoable: isUndoable(steps),
  finishedAt: finished_at?.getTime() ?? null,
})

/** The actor's own bulk deed, locked, with which the deed is possible. Refuses `bulk-deeds.notNow` otherwise. */
export async function lockedFor(
  { db, actor, now }: CommandContext,
  bulkDeedId: string,
  deed: Deed,
): Promise<BulkDeed> {
  const row = await lockBulk(db, bulkDeedId)
  if (row === undefined || row.person_id !== personOf({ actor })) throw notFound()
  if (!canDo(deed, standingOf(row), now))
    throw new Refusal('bulk-deeds.notNow', 'conflict', { state: row.state })
  return row
}
