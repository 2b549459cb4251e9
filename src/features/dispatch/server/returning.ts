import { assignTickets } from '#features/tickets/server/public/assign-ticket.ts'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { ticketReturned, ticketWaiting } from '../contract.ts'
import { mayComeBack, type ReturnReason } from '../domain/codes.ts'
import { heldTickets, ruleThatPlaced } from './assignments.query.ts'
import { endAssignments, enqueueTickets } from './dispatch.store.ts'
import { mattersOf } from './matters.query.ts'

/** Why a ticket comes back, and what its next holder must know. */
export interface Return {
  readonly personId: string
  readonly reason: ReturnReason
  readonly note: string | null
  /** Who had it before, beside this person. */
  readonly notPeople?: readonly string[]
  /** Offers that nobody accepted. */
  readonly round?: number
  /** Whether it waits for somebody's hand now. */
  readonly tellLead?: boolean
}

/** Takes a locked ticket from its holder back to the team's queue; unless they only went home, it will not come back to them by itself. */
export async function giveBack(context: CommandContext, ticket: Ticket, why: Return): Promise<Ticket> {
  const { db, now } = context
  const at = new Date(now)
  await endAssignments(db, [{ ticketId: ticket.id }], { at, returnReason: why.reason, returnNote: why.note })
  const matter = (await mattersOf(db, [ticket.id])).get(ticket.id)
  const rule = await ruleThatPlaced(db, ticket)
  // The whole team of the rule, not only the corner of it where the person sat.
  const unitId = rule?.toUnitId ?? ticket.org_unit_id
  const freed = await assignTickets(context, [{ ticket, personId: null, unitId }])
  await enqueueTickets(db, [
    {
      ticket_id: ticket.id,
      cycle: ticket.cycle,
      unit_id: unitId,
      urgent: ticket.urgency === 'urgent',
      since: at,
      rule_id: rule?.id ?? null,
      required_skills: rule?.requiredSkills ?? [],
      language: matter?.language ?? null,
      why: why.tellLead === true ? 'not_accepted' : 'returned',
      not_people: [
        ...new Set([...(why.notPeople ?? []), ...(mayComeBack.has(why.reason) ? [] : [why.personId])]),
      ],
      round: why.round ?? 0,
    },
  ])
  context.emit(ticketReturned, {
    subject: ticket.id,
    unit: unitId,
    facts: { cycle: ticket.cycle, personId: why.personId, unitId, reason: why.reason },
  })
  if (why.tellLead === true) {
    const facts = { cycle: ticket.cycle, unitId, ruleId: rule?.id ?? null, why: 'not_accepted' as const }
    context.emit(ticketWaiting, {
      subject: ticket.id,
      unit: unitId,
      facts: { ...facts, considered: why.round ?? 0 },
    })
  }
  return freed.get(ticket.id) as Ticket
}

/** Gives everything a person holds back to its teams, when they leave. */
export async function relieve(context: CommandContext, personId: string): Promise<void> {
  for (const ticket of await heldTickets(context.db, personId))
    await giveBack(context, ticket, { personId, reason: 'person_left', note: null })
}
