import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import type { IntakeTables } from '../intake.tables.ts'

/** The condition under which an actor sees a voice; own ones are those they took down. `table` is its name in the query. */
export function feedbackInReach(actor: Actor, table = 'feedbacks'): Expression<SqlBool> {
  const eb = expressionBuilder<IntakeTables, 'feedbacks'>()
  return insideReach(eb, reachOf(actor, 'intake.read'), {
    table,
    ownedBy: 'registered_by',
    actorId: actor.id,
  })
}

/** The voices an actor may see; what is not seen does not exist for them. */
export function visibleFeedback(db: ReadHandle, actor: Actor) {
  return db.tables<IntakeTables>().selectFrom('feedbacks').where(feedbackInReach(actor))
}
