import { feedbackRemoved } from '#features/intake/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { canMove } from '../domain/lifecycle.ts'
import { withdraw } from './moving.ts'
import { ticketOfFeedback } from './opening.query.ts'
import { lockTicketRow } from './public/visible-tickets.ts'

/** A ticket whose voice should never have come in was opened by mistake, unless somebody has worked on it since. */
export const withdrawAfterRemoval = reaction({
  name: 'tickets.withdraw-after-removal',
  on: [feedbackRemoved],
  react: async (context, events) => {
    for (const { subjectId } of events) {
      const known = await ticketOfFeedback(context.db, subjectId)
      if (known === undefined || !known.first) continue
      const ticket = await lockTicketRow(context.db, known.id)
      if (ticket === undefined || ticket.changed_by !== null || !canMove(ticket.state, 'withdraw')) continue
      await withdraw(context, ticket, 'opened_by_mistake')
    }
  },
})
