import { feedbackInReach } from '#features/intake/server/public/visible-feedback.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { isVisibleFeedback, ticketOfFeedback } from './opening.query.ts'

/** A feedback that the actor may not see does not exist for them. */
export async function refuseUnlessSeen({ db, actor }: CommandContext, feedbackId: string): Promise<void> {
  if (!(await isVisibleFeedback(db, feedbackId, feedbackInReach(actor))))
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
