import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import type { Callback } from './callbacks.store.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

/** The condition under which an actor may record a callback; own ones are those they have to make. */
export function callbackInReach(actor: Actor): Expression<SqlBool> {
  const eb = expressionBuilder<CallbacksTables, 'callbacks'>()
  return insideReach(eb, reachOf(actor, 'callbacks.record'), {
    table: 'callbacks',
    ownedBy: 'handler_id',
    actorId: actor.id,
  })
}

/** The callbacks an actor may see and record. */
export function visibleCallbacks(db: ReadHandle, actor: Actor) {
  return db.tables<CallbacksTables>().selectFrom('callbacks').where(callbackInReach(actor))
}

export async function lockCallback({ db, actor }: CommandContext, callbackId: string): Promise<Callback> {
  const callback = await visibleCallbacks(db, actor)
    .selectAll('callbacks')
    .where('id', '=', callbackId)
    .forUpdate()
    .executeTakeFirst()
  if (callback === undefined) throw new Refusal('callbacks.notFound', 'missing')
  return callback
}
