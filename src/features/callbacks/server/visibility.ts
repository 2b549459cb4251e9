import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import { openTo } from '#features/tickets/server/public/open-to.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, may, reachOf } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import { type CallbackLevel, levels, permissionOf } from '../domain/levels.ts'
import type { Callback } from './callbacks.store.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

/** The condition under which an actor may record a callback of a level; nobody makes a check of their own work. */
export function ofLevelInReach(actor: Actor, level: CallbackLevel): Expression<SqlBool> {
  const eb = expressionBuilder<CallbacksTables, 'callbacks'>()
  const inReach = insideReach(eb, reachOf(actor, permissionOf[level]), {
    table: 'callbacks',
    ownedBy: 'handler_id',
    actorId: actor.id,
  })
  const ofOthers = sql<boolean>`not (${actor.id}::uuid = any(callbacks.handled_by))`
  const parts = [eb('callbacks.level', '=', level), inReach, openTo(actor, 'callbacks.ticket_id')]
  return eb.and(level === 1 || actor.id === null ? parts : [...parts, ofOthers])
}

/** The condition under which an actor may record a callback; own ones are those they have to make. */
export function callbackInReach(actor: Actor): Expression<SqlBool> {
  const eb = expressionBuilder<CallbacksTables, 'callbacks'>()
  return eb.or(
    levels.filter((level) => may(actor, permissionOf[level])).map((level) => ofLevelInReach(actor, level)),
  )
}

/** Others see a check when it is done. */
export function callbackSeen(actor: Actor): Expression<SqlBool> {
  const eb = expressionBuilder<CallbacksTables, 'callbacks'>()
  return eb.or([eb('callbacks.level', '=', 1), eb('callbacks.state', '=', 'done'), callbackInReach(actor)])
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
