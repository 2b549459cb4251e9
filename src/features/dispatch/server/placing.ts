import { assignTickets } from '#features/tickets/server/public/assign-ticket.ts'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { ticketWaiting } from '../contract.ts'
import { type Candidate, choose, type Wish } from '../domain/choosing.ts'
import type { WaitingReason } from '../domain/codes.ts'
import { liesUnder } from '../domain/placing.ts'
import type { Condition } from '../domain/rules.ts'
import { enqueueTicket, lockLoads } from './dispatch.store.ts'
import { type Gift, giveAll } from './giving.ts'
import { type Member, membersUnder } from './team.query.ts'

/** A ticket that wants somebody of a team. */
export interface Placement {
  readonly ticket: Ticket
  readonly unitId: string
  readonly ruleId: string | null
  readonly toTier: 1 | 2 | 3 | null
  readonly matched: Condition[]
  readonly labelId: string | null
  readonly wish: Wish
}

type Loads = Map<string, { load: number; lastAssignedAt: number | null }>

async function wait(
  context: CommandContext,
  { ticket, unitId, ruleId, toTier, wish }: Placement,
  { why, considered }: { why: WaitingReason; considered: number },
): Promise<void> {
  const fresh = await enqueueTicket(context.db, {
    ticket_id: ticket.id,
    cycle: ticket.cycle,
    unit_id: unitId,
    urgent: ticket.urgency === 'urgent',
    since: new Date(context.now),
    rule_id: ruleId,
    required_skills: [...wish.requiredSkills],
    language: wish.language,
    why,
    not_people: [...wish.notPeople],
  })
  if (!fresh) return
  if (ticket.org_unit_id !== unitId || (toTier !== null && ticket.tier !== toTier))
    await assignTickets(context, [{ ticket, personId: null, unitId, tier: toTier }])
  const facts = { cycle: ticket.cycle, unitId, ruleId, why, considered }
  context.emit(ticketWaiting, { subject: ticket.id, unit: unitId, facts })
}

function candidatesOf(members: readonly Member[], unitId: string, loads: Loads): (Candidate & Member)[] {
  return members
    .filter((member) => liesUnder(member.unitPath, unitId))
    .map((member) => ({ ...member, ...(loads.get(member.personId) ?? { load: 0, lastAssignedAt: null }) }))
}

/**
 * Gives each ticket to the best person of its team, or lets it wait there and says why.
 * The load rows of everybody who could be chosen stay locked until the commit, so that nobody is overfilled by two at once.
 */
export async function place(context: CommandContext, placements: readonly Placement[]): Promise<void> {
  const units = [...new Set(placements.map((placement) => placement.unitId))]
  const members = await membersUnder(context.db, units)
  const online = members.filter((member) => member.availability === 'online')
  const loads = await lockLoads(
    context.db,
    online.map((member) => member.personId),
  )
  const gifts: Gift[] = []
  for (const placement of placements) {
    const { ticket, unitId, ruleId, toTier, matched, labelId, wish } = placement
    const choice = choose(candidatesOf(members, unitId, loads), wish)
    if (choice.person === null) {
      await wait(context, placement, { why: choice.waiting, considered: choice.considered })
      continue
    }
    const person = choice.person as Candidate & Member
    const { reason, considered, eligible } = choice
    const { load, capacity } = person
    const why = {
      because: matched[0] ?? ('default' as const),
      matched,
      labelId,
      choice: reason,
      considered,
      eligible,
      load,
      capacity,
    }
    gifts.push({ ticket, person, how: 'rule', ruleId, tier: toTier, why })
    loads.set(person.personId, { load: load + 1, lastAssignedAt: context.now })
  }
  await giveAll(context, gifts)
}
