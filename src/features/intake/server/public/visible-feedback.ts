import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import { voiceOpenTo } from '#features/tickets/server/public/open-to.ts'
import { feedbackThroughTicket } from '#features/tickets/server/public/visible-tickets.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import { type Actor, may, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import type { IntakeTables } from '../intake.tables.ts'

/** The condition under which a permission reaches a voice; own ones are those they took down. `table` is its name in the query. */
export function feedbackInReach(
  actor: Actor,
  table = 'feedbacks',
  permission: Permission = 'intake.read',
): Expression<SqlBool> {
  const eb = expressionBuilder<IntakeTables, 'feedbacks'>()
  const columns = { table, ownedBy: 'registered_by', actorId: actor.id }
  return eb.and([insideReach(eb, reachOf(actor, permission), columns), voiceOpenTo(actor, `${table}.id`)])
}

/**
 * The same for one voice by its id, which is seen also by whoever sees a ticket it belongs to: they read its words there. Lists keep to
 * `feedbackInReach`, which an ordered index serves.
 */
export function oneFeedbackInReach(actor: Actor, table = 'feedbacks'): Expression<SqlBool> {
  if (!may(actor, 'intake.read')) return sql<boolean>`false`
  return expressionBuilder<IntakeTables, 'feedbacks'>().or([
    feedbackInReach(actor, table),
    feedbackThroughTicket(actor, { table }),
  ])
}

/** Whether a permission to act reaches a voice that an actor sees: it is held where the voice is, or where a ticket it belongs to is. */
export function oneFeedbackActedOn(
  actor: Actor,
  permission: Permission,
  table = 'feedbacks',
): Expression<SqlBool> {
  return expressionBuilder<IntakeTables, 'feedbacks'>().or([
    feedbackInReach(actor, table, permission),
    feedbackThroughTicket(actor, { permission, table }),
  ])
}

/** One voice an actor may see, in a list or on a ticket; what is not seen does not exist for them. */
export function visibleFeedback(db: ReadHandle, actor: Actor, feedbackId: string) {
  return db
    .tables<IntakeTables>()
    .selectFrom('feedbacks')
    .where('feedbacks.id', '=', feedbackId)
    .where(oneFeedbackInReach(actor))
}
