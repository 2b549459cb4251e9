import { ticketChecked } from '#features/callbacks/contract/checks.ts'
import { callbackAnswered } from '#features/callbacks/contract.ts'
import { surveyAnswered } from '#features/surveys/contract.ts'
import { isEvent } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { ticketFlagged } from '../contract.ts'
import { canMove } from '../domain/lifecycle.ts'
import { afterDissatisfaction } from '../domain/silent-closing.ts'
import { aboutTicket, recordOf, reopen, verify } from './moving.ts'
import { ticketPolicyRow } from './policy.ts'
import { lockTicketRow, lockTicketRows, type Ticket } from './public/visible-tickets.ts'
import { wasReviewed } from './review-case.ts'
import { addRecord } from './tickets.store.ts'

type Source = 'callback' | 'survey'

async function flag(context: CommandContext, ticket: Ticket): Promise<void> {
  const { by: _, ...record } = recordOf(context, ticket)
  const reason = 'dissatisfied_late'
  if (await addRecord(context.db, 'ticket_flags', { ...record, reason }))
    context.emit(ticketFlagged, { ...aboutTicket(ticket), facts: { cycle: ticket.cycle, reason } })
}

async function heed(
  context: CommandContext,
  ticket: Ticket,
  { satisfied, source }: { satisfied: boolean; source: Source },
): Promise<void> {
  if (satisfied) {
    if (canMove(ticket.state, 'verify')) await verify(context, ticket, source)
    return
  }
  if (!canMove(ticket.state, 'reopen')) return
  const { reopen_within_days: days } = await ticketPolicyRow(context.db)
  const then = afterDissatisfaction(ticket.ended_at?.getTime() ?? null, days, context.now)
  // What was reviewed stands: a further answer is looked at by a person.
  if (then === 'reopen' && !(await wasReviewed(context.db, ticket)))
    await reopen(context, ticket, `${source}_dissatisfied`)
  else await flag(context, ticket)
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
