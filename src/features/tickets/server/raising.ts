import type { analysisCompleted } from '#features/analysis/contract.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { ticketChanged, ticketJudgedAgain } from '../contract.ts'
import type { Tier } from '../domain/codes.ts'
import { isOpen } from '../domain/lifecycle.ts'
import { tierAtOpening } from '../domain/opening.ts'
import { aboutTicket, changeRow } from './moving.ts'
import { ticketOfFeedback } from './opening.query.ts'
import { lockTicketRow, type Ticket } from './public/visible-tickets.ts'
import { factsOfChange } from './ticket-changes.ts'

/** Urgent words raise a ticket as they would have at its opening; nothing that is said later lowers one. */
async function raise(context: CommandContext, ticket: Ticket): Promise<void> {
  const tier = Math.max(ticket.tier, tierAtOpening('urgent')) as Tier
  if (ticket.urgency === 'urgent' && ticket.tier === tier) return
  const raised = await changeRow(context, ticket, { urgency: 'urgent', tier })
  context.emit(ticketChanged, { ...aboutTicket(raised), facts: factsOfChange(ticket, raised) })
}

/** What an addition revealed reaches the ticket: its timeline tells, and new urgency raises it while it is open. */
export async function hearJudgement(
  context: CommandContext,
  { subjectId: feedbackId, facts }: EventRecord<typeof analysisCompleted>,
): Promise<void> {
  const known = await ticketOfFeedback(context.db, feedbackId)
  const ticket = known && (await lockTicketRow(context.db, known.id))
  if (ticket === undefined) return
  const { urgent = false, risks = [] } = facts.added ?? {}
  context.emit(ticketJudgedAgain, {
    ...aboutTicket(ticket),
    facts: { cycle: ticket.cycle, feedbackId, analysisVersion: facts.version, urgent, risks },
  })
  if (urgent && isOpen(ticket.state)) await raise(context, ticket)
}
