import { assignTickets } from '#features/tickets/server/public/assign-ticket.ts'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { ticketAssigned } from '../contract.ts'
import type { AssignmentWay, ChoiceReason } from '../domain/codes.ts'
import { unitAfter } from '../domain/placing.ts'
import type { Condition } from '../domain/rules.ts'
import { sizeOf } from '../domain/strategy.ts'
import { beginAssignments, endAssignments, leaveQueue, lockLoads } from './dispatch.store.ts'
import { pathOf } from './matters.query.ts'
import { strategiesOf } from './strategies.query.ts'
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

const noWhy: Why = {
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
  /** Locked. */
  readonly ticket: Ticket
  readonly person: Member
  readonly how: AssignmentWay
  readonly ruleId: string | null
  readonly tier?: 1 | 2 | 3 | null
  readonly why: Why
  /** Points it takes of the person's capacity. */
  readonly size: number
  /** Their turn when the rules chose them; 0 leaves it where it is. */
  readonly turn: number
}

const unitOf = ({ ticket, person }: Gift) => unitAfter(pathOf(ticket), person.unitPath)

function assignmentOf({ now, actor, newId }: CommandContext, gift: Gift) {
  const { ticket, person, how, ruleId, why, size } = gift
  return {
    id: newId(),
    ticket_id: ticket.id,
    cycle: ticket.cycle,
    person_id: person.personId,
    unit_id: unitOf(gift),
    since: new Date(now),
    until: null,
    how,
    rule_id: ruleId,
    why,
    by: actor.kind === 'person' ? actor.id : null,
    return_reason: null,
    return_note: null,
    size,
  }
}

/** Gives tickets to people: whoever held them is relieved, they leave the queue, and the timeline learns why. */
export async function giveAll(context: CommandContext, gifts: readonly Gift[]): Promise<Map<string, Ticket>> {
  if (gifts.length === 0) return new Map()
  const { db, now, emit } = context
  const ids = gifts.map(({ ticket }) => ticket.id)
  // Everybody concerned at once: two who take over from each other would lock each other otherwise.
  const concerned = gifts.flatMap(({ ticket, person }) => [
    person.personId,
    ticket.assignee_id ?? person.personId,
  ])
  await lockLoads(db, [...new Set(concerned)])
  const relieved = await endAssignments(
    db,
    ids.map((ticketId) => ({ ticketId })),
    { at: new Date(now) },
  )
  const given = await assignTickets(
    context,
    gifts.map((gift) => ({
      ticket: gift.ticket,
      personId: gift.person.personId,
      unitId: unitOf(gift),
      tier: gift.tier ?? null,
    })),
  )
  await beginAssignments(
    db,
    gifts.map((gift) => ({ assignment: assignmentOf(context, gift), turn: gift.turn })),
  )
  await leaveQueue(db, ids)
  const before = new Map(relieved.map(({ ticketId, personId }) => [ticketId, personId]))
  for (const gift of gifts) {
    const { ticket, person, how, ruleId, why } = gift
    const unitId = unitOf(gift)
    const previousPersonId = before.get(ticket.id) ?? null
    const facts = {
      cycle: ticket.cycle,
      personId: person.personId,
      unitId,
      how,
      ruleId,
      previousPersonId,
      why,
    }
    emit(ticketAssigned, { subject: ticket.id, unit: unitId, facts })
  }
  return given
}

/** Gives one ticket. */
async function give(context: CommandContext, gift: Gift): Promise<Ticket> {
  const given = await giveAll(context, [gift])
  return given.get(gift.ticket.id) as Ticket
}

/** Gives one ticket by somebody's hand: no turn of the rules, but its size counts as theirs would. */
export async function giveByHand(
  context: CommandContext,
  hand: Pick<Gift, 'ticket' | 'person' | 'how'>,
): Promise<Ticket> {
  const { unitId } = hand.person
  const { tier, urgency } = hand.ticket
  const strategy = (await strategiesOf(context.db, [unitId])).of(unitId)
  const size = sizeOf(strategy, { tier, urgent: urgency === 'urgent' })
  return give(context, { ...hand, ruleId: null, why: noWhy, size, turn: 0 })
}
