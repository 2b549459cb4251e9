import { analysisCompleted } from '#features/analysis/contract.ts'
import { dutiesBefore } from '#features/checklists/server/public/duties.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import type { TicketKind } from '../domain/codes.ts'
import { kindOfTicket, opensTicket } from '../domain/opening.ts'
import { resolve } from './moving.ts'
import { type Opening, openTickets } from './opening.ts'
import { ticketPolicyRow } from './policy.ts'
import type { Ticket } from './public/visible-tickets.ts'
import { hearJudgement } from './raising.ts'

type Judged = EventRecord<typeof analysisCompleted>

function openingOf({ subjectId, facts }: Judged, opensFor: readonly TicketKind[]): Opening | null {
  const { chosenKind: chosen, kind: analysed, kindConfidence: confidence, urgency, labelId, risks } = facts
  const kind = kindOfTicket({ chosen, analysed, confidence, byPerson: false })
  // A voice judged again was dealt with when it came, unless its sender said more.
  const heard = facts.version === 1 || facts.added !== undefined
  if (facts.mode !== 'live' || !heard || !opensTicket({ kind, risks }, opensFor)) return null
  return { feedbackId: subjectId, how: facts.solvedOnCall ? 'call' : 'analysis', kind, urgency, labelId }
}

/** The first of each voice's events that asks for a ticket. */
function openingsOf(events: readonly Judged[], opensFor: readonly TicketKind[]) {
  const openings = new Map<string, { event: Judged; opening: Opening }>()
  for (const event of events) {
    const opening = openings.has(event.subjectId) ? null : openingOf(event, opensFor)
    if (opening !== null) openings.set(event.subjectId, { event, opening })
  }
  return openings
}

/** What was solved while talking; it stays open while its lists ask for more than was said. */
async function resolveOnCall(context: CommandContext, ticket: Ticket): Promise<void> {
  const { items, fields } = await dutiesBefore(context.db, ticket, { before: 'resolve' })
  if (items.length + fields.length === 0) await resolve(context, ticket, { outcome: 'solved', solution: '' })
}

/**
 * A live voice of a kind that the policy names, or in a crisis, becomes a ticket; one solved while talking is resolved with it. What its
 * sender adds may open one, too, or raise the one there is: one reaction, so that the second never overtakes the first.
 */
export const openFromAnalysis = reaction({
  name: 'tickets.open-from-analysis',
  on: [analysisCompleted],
  batch: 200,
  react: async (context, events) => {
    const { opens_for: opensFor } = await ticketPolicyRow(context.db)
    const openings = openingsOf(events, opensFor)
    const tickets = await openTickets(
      context,
      [...openings.values()].map(({ opening }) => opening),
    )
    const opened = new Set<Judged>()
    for (const ticket of tickets) {
      const from = openings.get(ticket.feedback_id)
      if (from !== undefined) opened.add(from.event)
      if (from?.opening.how === 'call') await resolveOnCall(context, ticket)
    }
    for (const event of events)
      if (event.facts.added !== undefined && !opened.has(event)) await hearJudgement(context, event)
  },
})
