import type { Updateable } from 'kysely'
import { analysisCorrected } from '#features/analysis/contract.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { ticketChanged } from '../contract.ts'
import type { Tier } from '../domain/codes.ts'
import { isOpen } from '../domain/lifecycle.ts'
import { tierAtOpening } from '../domain/opening.ts'
import { aboutTicket, changeRow } from './moving.ts'
import { matters, ticketOfFeedback } from './opening.query.ts'
import { openTickets } from './opening.ts'
import { ticketPolicyRow } from './policy.ts'
import { lockTicketRow, type Ticket } from './public/visible-tickets.ts'
import { factsOfChange } from './ticket-changes.ts'
import type { TicketRow } from './tickets.tables.ts'

type Corrected = EventRecord<typeof analysisCorrected>

const saysCrisis = ({ facts }: Corrected) => facts.risksAdded?.includes('crisis') === true

interface Followed {
  readonly ticket: Ticket
  /** Whether it is about this voice above all: then what the voice is, the ticket is. */
  readonly first: boolean
}

/** What a correction changes of a ticket; a crisis that a person found raises it like one that the analysis found, in whichever voice. */
function changeBy(event: Corrected, { ticket, first }: Followed): Updateable<TicketRow> {
  const { fields, kind, labelId, urgency } = event.facts
  return {
    ...(first && fields.includes('kind') && { kind }),
    ...(first && fields.includes('label') && { label_id: labelId }),
    ...(first && fields.includes('urgency') && { urgency }),
    ...(saysCrisis(event) && {
      urgency: 'urgent' as const,
      tier: Math.max(ticket.tier, tierAtOpening('urgent')) as Tier,
    }),
  }
}

async function follow(context: CommandContext, followed: Followed, event: Corrected): Promise<void> {
  const { ticket } = followed
  const change = changeBy(event, followed)
  const changes = factsOfChange(ticket, { ...ticket, ...change } as Ticket)
  if (changes.fields.length === 0 || !isOpen(ticket.state)) return
  const changed = await changeRow(context, ticket, change)
  context.emit(ticketChanged, { ...aboutTicket(changed), facts: factsOfChange(ticket, changed) })
}

async function openIfDue(context: CommandContext, event: Corrected): Promise<void> {
  const { subjectId, facts } = event
  const { opens_for: opensFor } = await ticketPolicyRow(context.db)
  const [matter] = await matters(context.db, [subjectId])
  const asksFor = facts.fields.includes('kind') && opensFor.includes(facts.kind)
  if (matter?.mode !== 'live' || !(asksFor || saysCrisis(event))) return
  const { kind, urgency, labelId } = facts
  await openTickets(context, [{ feedbackId: subjectId, how: 'analysis', kind, urgency, labelId }])
}

/** A person's correction of the analysis holds for the ticket too; a praise that turns out to be a complaint, or a crisis, gets one. */
export const followCorrection = reaction({
  name: 'tickets.follow-correction',
  on: [analysisCorrected],
  react: async (context, events) => {
    for (const event of events) {
      const known = await ticketOfFeedback(context.db, event.subjectId)
      if (known === undefined) {
        await openIfDue(context, event)
        continue
      }
      const ticket = await lockTicketRow(context.db, known.id)
      if (ticket !== undefined) await follow(context, { ticket, first: known.first }, event)
    }
  },
})
