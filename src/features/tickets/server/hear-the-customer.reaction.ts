import { feedbackAddedTo, feedbackWithdrawn } from '#features/intake/contract.ts'
import { isEvent } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { canMove } from '../domain/lifecycle.ts'
import { withdraw } from './moving.ts'
import { ticketOfFeedback } from './opening.query.ts'
import { lockTicketRow } from './public/visible-tickets.ts'
import { takeReply } from './talking.ts'

async function ticketAbout(context: CommandContext, feedbackId: string) {
  const known = await ticketOfFeedback(context.db, feedbackId)
  const ticket = known && (await lockTicketRow(context.db, known.id))
  return ticket && { ticket, first: known.first }
}

/** What the customer adds on the tracking page reaches the ticket; what they take back withdraws it. */
export const hearTheCustomer = reaction({
  name: 'tickets.hear-the-customer',
  on: [feedbackAddedTo, feedbackWithdrawn],
  react: async (context, events) => {
    for (const event of events) {
      const about = await ticketAbout(context, event.subjectId)
      if (about === undefined) continue
      const { ticket, first } = about
      if (isEvent(event, feedbackAddedTo)) await takeReply(context, ticket, event.facts.additionId)
      // Other people's voices about the same matter still wait for an answer.
      else if (first && canMove(ticket.state, 'withdraw'))
        await withdraw(context, ticket, 'customer_withdrew')
    }
  },
})
