import { analysisCompleted } from '#features/analysis/contract.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import { reaction } from '#platform/server/followers.ts'
import type { TicketKind } from '../domain/codes.ts'
import { kindOfTicket } from '../domain/opening.ts'
import { resolve } from './moving.ts'
import { type Opening, openTickets } from './opening.ts'
import { ticketPolicyRow } from './policy.ts'

function openingOf(
  { subjectId, facts }: EventRecord<typeof analysisCompleted>,
  opensFor: readonly TicketKind[],
): Opening[] {
  const { chosenKind: chosen, kind: analysed, kindConfidence: confidence, urgency, labelId } = facts
  const kind = kindOfTicket({ chosen, analysed, confidence, byPerson: false })
  // A voice judged again was dealt with when it came.
  if (facts.mode !== 'live' || facts.version > 1 || !opensFor.includes(kind)) return []
  return [{ feedbackId: subjectId, how: facts.solvedOnCall ? 'call' : 'analysis', kind, urgency, labelId }]
}

/** A live voice of a kind that the policy names becomes a ticket; one solved while talking is resolved with it. */
export const openFromAnalysis = reaction({
  name: 'tickets.open-from-analysis',
  on: [analysisCompleted],
  react: async (context, events) => {
    const { opens_for: opensFor } = await ticketPolicyRow(context.db)
    const openings = new Map(
      events.flatMap((event) => openingOf(event, opensFor)).map((one) => [one.feedbackId, one]),
    )
    const tickets = await openTickets(context, [...openings.values()])
    for (const ticket of tickets) {
      if (openings.get(ticket.feedback_id)?.how === 'call')
        await resolve(context, ticket, { outcome: 'solved', solution: '' })
    }
  },
})
