import { sql } from 'kysely'
import { feedbackInReach } from '#features/intake/server/public/visible-feedback.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { isVisibleFeedback, ticketOfFeedback } from './opening.query.ts'

/** A feedback that the actor may not see does not exist for them, nor one that lies where they may not act. */
export async function refuseUnlessSeen(
  { db, actor }: CommandContext,
  feedbackId: string,
  permission: Permission = 'intake.read',
): Promise<void> {
  const seen = [feedbackInReach(actor), feedbackInReach(actor, 'feedbacks', permission)]
  if (!(await isVisibleFeedback(db, feedbackId, sql<boolean>`${sql.join(seen, sql` and `)}`)))
    throw new Refusal('tickets.noSuchFeedback', 'missing')
}

/** Says which ticket a feedback belongs to already. */
export async function feedbackTaken({ db }: CommandContext, feedbackId: string): Promise<Refusal> {
  const ticket = await ticketOfFeedback(db, feedbackId)
  return new Refusal('tickets.feedbackHasTicket', 'conflict', {
    ticketId: ticket?.id ?? null,
    number: ticket?.number ?? null,
  })
}
