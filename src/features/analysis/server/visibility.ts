import { expressionBuilder } from 'kysely'
import { feedbackInReach, visibleFeedback } from '#features/intake/server/public/visible-feedback.ts'
import { feedbackThroughTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'

interface Scoped {
  feedbacks: { org_unit_id: string | null }
}

/** The condition under which an actor may put a voice's analysis right; they must see it, too. */
export function correctableVoice(actor: Actor) {
  const eb = expressionBuilder<Scoped, 'feedbacks'>()
  const reach = reachOf(actor, 'analysis.correct')
  const columns = { table: 'feedbacks', ownedBy: 'registered_by', actorId: actor.id }
  return eb.and([feedbackInReach(actor), insideReach(eb, reach, columns)])
}

/**
 * One voice an actor may see, with whether they may correct it; null when for them it does not exist. Who reaches a ticket of it with the
 * permission may put it right, too: they work with its labels.
 */
export async function visibleVoice(db: ReadHandle, actor: Actor, feedbackId: string) {
  const throughTicket = feedbackThroughTicket(actor, { permission: 'analysis.correct', table: 'feedbacks' })
  const row = await visibleFeedback(db, actor, feedbackId)
    .select(['feedbacks.id', 'feedbacks.org_unit_id as unitId'])
    .select((eb) => eb.or([correctableVoice(actor), throughTicket]).as('correctable'))
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, unitId: row.unitId, correctable: row.correctable === true }
}
