import { analysisCorrected } from '#features/analysis/contract.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { ticketChanged } from '../contract.ts'
import { isOpen } from '../domain/lifecycle.ts'
import { aboutTicket, changeRow } from './moving.ts'
import { matters, ticketOfFeedback } from './opening.query.ts'
import { openTickets } from './opening.ts'
import { ticketPolicyRow } from './policy.ts'
import { lockTicketRow, type Ticket } from './public/visible-tickets.ts'

type Corrected = EventRecord<typeof analysisCorrected>

const columns = { kind: 'kind', label: 'label_id', urgency: 'urgency' } as const
const names = { kind: 'kind', label: 'labelId', urgency: 'urgency' } as const

async function follow(context: CommandContext, ticket: Ticket, { facts }: Corrected): Promise<void> {
  const stands = { kind: facts.kind, label: facts.labelId, urgency: facts.urgency }
  const fields = (['kind', 'label', 'urgency'] as const).filter(
    (field) => facts.fields.includes(field) && ticket[columns[field]] !== stands[field],
  )
  if (fields.length === 0 || !isOpen(ticket.state)) return
  const change = Object.fromEntries(fields.map((field) => [columns[field], stands[field]]))
  const changed = await changeRow(context, ticket, change)
  context.emit(ticketChanged, {
    ...aboutTicket(changed),
    facts: {
      cycle: changed.cycle,
      fields: fields.map((field) => names[field]),
      from: Object.fromEntries(fields.map((field) => [names[field], ticket[columns[field]]])),
      to: Object.fromEntries(fields.map((field) => [names[field], stands[field]])),
    },
  })
}

async function openIfDue(context: CommandContext, { subjectId, facts }: Corrected): Promise<void> {
  const { opens_for: opensFor } = await ticketPolicyRow(context.db)
  const [matter] = await matters(context.db, [subjectId])
  if (matter?.mode !== 'live' || !facts.fields.includes('kind') || !opensFor.includes(facts.kind)) return
  const { kind, urgency, labelId } = facts
  await openTickets(context, [{ feedbackId: subjectId, how: 'analysis', kind, urgency, labelId }])
}

/** A person's correction of the analysis holds for the ticket too; a praise that turns out to be a complaint gets one. */
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
      const ticket = known.first ? await lockTicketRow(context.db, known.id) : undefined
      if (ticket !== undefined) await follow(context, ticket, event)
    }
  },
})
