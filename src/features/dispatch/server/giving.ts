import { assignTicket } from '#features/tickets/server/public/assign-ticket.ts'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { ticketAssigned } from '../contract.ts'
import type { AssignmentWay, ChoiceReason } from '../domain/codes.ts'
import { unitAfter } from '../domain/placing.ts'
import type { Condition } from '../domain/rules.ts'
import { beginAssignment, endAssignments, leaveQueue } from './dispatch.store.ts'
import { pathOf } from './matters.query.ts'
import type { Member } from './team.query.ts'

/** Why a person got a ticket, as the event carries it. */
export interface Why {
  readonly because: Condition | 'default'
  readonly matched: Condition[]
  readonly labelId: string | null
  readonly choice: ChoiceReason | null
  readonly considered: number | null
  readonly eligible: number | null
  readonly load: number | null
  readonly capacity: number | null
}

export const noWhy: Why = {
  because: 'default',
  matched: [],
  labelId: null,
  choice: null,
  considered: null,
  eligible: null,
  load: null,
  capacity: null,
}

export interface Gift {
  readonly person: Member
  readonly how: AssignmentWay
  readonly ruleId: string | null
  readonly tier?: 1 | 2 | 3 | null
  readonly why: Why
}

/** Gives a locked ticket to a person: whoever held it is relieved, it leaves the queue, and the timeline learns why. */
export async function give(context: CommandContext, ticket: Ticket, gift: Gift): Promise<Ticket> {
  const { db, now, actor, newId } = context
  const { person, how, ruleId, why, tier = null } = gift
  const since = new Date(now)
  const [relieved] = await endAssignments(db, [{ ticketId: ticket.id }], { at: since })
  const unitId = unitAfter(pathOf(ticket), person.unitPath)
  const given = await assignTicket(context, ticket, { personId: person.personId, unitId, tier })
  await beginAssignment(db, {
    id: newId(),
    ticket_id: ticket.id,
    cycle: given.cycle,
    person_id: person.personId,
    unit_id: unitId,
    since,
    until: null,
    how,
    rule_id: ruleId,
    why: JSON.stringify(why),
    by: actor.kind === 'person' ? actor.id : null,
    return_reason: null,
    return_note: null,
  })
  await leaveQueue(db, [ticket.id])
  const previousPersonId = relieved?.personId ?? null
  context.emit(ticketAssigned, {
    subject: ticket.id,
    unit: unitId,
    facts: { cycle: given.cycle, personId: person.personId, unitId, how, ruleId, previousPersonId, why },
  })
  return given
}
