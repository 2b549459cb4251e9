import { ticketChecked } from '#features/callbacks/contract/checks.ts'
import { callbackAnswered } from '#features/callbacks/contract.ts'
import { surveyAnswered } from '#features/surveys/contract.ts'
import { isEvent } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { canMove } from '../domain/lifecycle.ts'
import { heedDissatisfaction, type Source } from './dissatisfaction.ts'
import { verify } from './moving.ts'
import { lockTicketRow, lockTicketRows, type Ticket } from './public/visible-tickets.ts'

async function heed(
  context: CommandContext,
  ticket: Ticket,
  { satisfied, source }: { satisfied: boolean; source: Source },
): Promise<void> {
  if (!satisfied) await heedDissatisfaction(context, ticket, source)
  else if (canMove(ticket.state, 'verify')) await verify(context, ticket, source)
}

/** A satisfied answer verifies, a dissatisfied one reopens; only an answer about the present cycle counts. */
export const heedTheAnswer = reaction({
  name: 'tickets.heed-the-answer',
  on: [callbackAnswered, ticketChecked, surveyAnswered],
  react: async (context, events) => {
    await lockTicketRows(context.db, [...new Set(events.map((event) => event.subjectId))])
    for (const event of events) {
      const fromCallback = !isEvent(event, surveyAnswered)
      const satisfied = fromCallback
        ? { satisfied: true, dissatisfied: false, unreached: null }[event.facts.outcome]
        : event.facts.satisfied
      const ticket = satisfied === null ? undefined : await lockTicketRow(context.db, event.subjectId)
      if (satisfied === null || ticket === undefined || ticket.cycle !== event.facts.cycle) continue
      await heed(context, ticket, { satisfied, source: fromCallback ? 'callback' : 'survey' })
    }
  },
})
