import type { Insertable } from 'kysely'
import { assignTickets } from '#features/tickets/server/public/assign-ticket.ts'
import { keptFrom } from '#features/tickets/server/public/kept-from.ts'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { ticketWaiting } from '../contract.ts'
import type { Candidate, Wish } from '../domain/choosing.ts'
import type { WaitingReason } from '../domain/codes.ts'
import { type Decision, decide } from '../domain/deciding.ts'
import type { Condition } from '../domain/rules.ts'
import { type Strategy, sizeOf } from '../domain/strategy.ts'
import { decisionOf } from './deciding.ts'
import { saveDecisions } from './decisions.store.ts'
import { enqueueTickets, lockLoads } from './dispatch.store.ts'
import type { OfferRow, QueueRow } from './dispatch.tables.ts'
import { type Gift, giveAll } from './giving.ts'
import { noLoad } from './loads.ts'
import { saveOffers } from './offers.store.ts'
import { lockDays } from './quota-days.ts'
import { strategiesOf } from './strategies.query.ts'
import { type Member, membersUnder } from './team.query.ts'

const minuteMs = 60_000

/** A ticket that wants somebody of a team. */
export interface Placement {
  readonly ticket: Ticket
  readonly unitId: string
  readonly ruleId: string | null
  readonly toTier: 1 | 2 | 3 | null
  readonly matched: Condition[]
  readonly labelId: string | null
  readonly wish: Wish
  /** Offers of it that nobody accepted so far. */
  readonly round: number
}

/** A ticket that nobody of its team can take now. */
interface Waiting {
  readonly placement: Placement
  readonly why: WaitingReason
  readonly considered: number
  readonly decision: ReturnType<typeof decisionOf>
}

const queueRowOf = (now: number, { placement, why }: Waiting): Insertable<QueueRow> => ({
  ticket_id: placement.ticket.id,
  cycle: placement.ticket.cycle,
  unit_id: placement.unitId,
  urgent: placement.ticket.urgency === 'urgent',
  since: new Date(now),
  rule_id: placement.ruleId,
  required_skills: [...placement.wish.requiredSkills],
  language: placement.wish.language,
  why,
  not_people: [...placement.wish.notPeople],
  round: placement.round,
})

/** Lets tickets wait in their teams' queues. Gives those that did not wait there before, or for another reason. */
async function letWait(context: CommandContext, waiting: readonly Waiting[]): Promise<Waiting[]> {
  const { db, now, emit } = context
  const known = await enqueueTickets(
    db,
    waiting.map((one) => queueRowOf(now, one)),
  )
  const fresh = waiting.filter(({ placement }) => known.has(placement.ticket.id))
  const moved = fresh.filter(
    ({ placement: { ticket, unitId, toTier } }) =>
      ticket.org_unit_id !== unitId || (toTier !== null && ticket.tier !== toTier),
  )
  if (moved.length > 0)
    await assignTickets(
      context,
      moved.map(({ placement: { ticket, unitId, toTier } }) => ({
        ticket,
        personId: null,
        unitId,
        tier: toTier,
      })),
    )
  for (const { placement, why, considered } of fresh) {
    const { ticket, unitId, ruleId } = placement
    const facts = { cycle: ticket.cycle, unitId, ruleId, why, considered }
    emit(ticketWaiting, { subject: ticket.id, unit: unitId, facts })
  }
  return fresh
}

function whyOf({ matched, labelId }: Placement, { choice }: Decision<Candidate & Member>): Gift['why'] {
  const { reason, considered, eligible, person } = choice
  return {
    because: matched[0] ?? 'default',
    matched,
    labelId,
    choice: reason,
    considered,
    eligible,
    load: person?.load ?? null,
    capacity: person?.capacity ?? null,
  }
}

/** The offer that a ticket is to whoever the rules chose; null where nobody need accept it, or it is at work already. */
function offerOf(
  { ticket, wish, round }: Pick<Placement, 'ticket' | 'wish' | 'round'>,
  to: { person: { personId: string }; strategy: Strategy; now: number },
): OfferRow | null {
  const { acceptMinutes, acceptRounds } = to.strategy
  if (acceptMinutes === null || ticket.state !== 'received') return null
  return {
    ticket_id: ticket.id,
    cycle: ticket.cycle,
    person_id: to.person.personId,
    due_at: new Date(to.now + acceptMinutes * minuteMs),
    round: round + 1,
    rounds: acceptRounds,
    not_people: [...wish.notPeople],
  }
}

/** The teams that could be asked, with everybody's load: those of people online stay locked until the commit. */
async function lockTeams(context: CommandContext, placements: readonly Placement[]) {
  const units = [...new Set(placements.map((placement) => placement.unitId))]
  const strategies = await strategiesOf(context.db, units)
  const asked = [...new Set(units.flatMap((unitId) => strategies.teamsFor(unitId)))]
  const days = await lockDays(context, strategies, asked)
  const members = await membersUnder(context.db, asked)
  const online = members.filter((member) => member.availability === 'online')
  const loads = await lockLoads(
    context.db,
    online.map((member) => member.personId),
  )
  const team = members.map((member) => ({ ...member, ...(loads.get(member.personId) ?? noLoad) }))
  return { strategies, team, days, turn: Math.max(0, ...team.map((member) => member.turn)) }
}

/**
 * Gives each ticket to the best person of its team, or of the team it overflows to, or lets it wait there; and keeps why.
 * The load rows of everybody who could be chosen stay locked until the commit, so that nobody is overfilled by two at once.
 */
export async function place(context: CommandContext, placements: readonly Placement[]): Promise<void> {
  const { strategies, team, days, ...locked } = await lockTeams(context, placements)
  let { turn } = locked
  const isKept = await keptFrom(
    context.db,
    placements.map(({ ticket }) => ticket.id),
  )
  const gifts: Gift[] = []
  const kept: ReturnType<typeof decisionOf>[] = []
  const offers: OfferRow[] = []
  const left: Waiting[] = []
  for (const placement of placements) {
    const { ticket, unitId, ruleId, toTier, wish } = placement
    const free = team.filter(({ personId }) => !isKept(ticket.id, personId))
    const decision = decide(unitId, wish, { strategies, team: free, quotaLeft: days.left })
    const { person, waiting, considered } = decision.choice
    const size = sizeOf(decision.strategy, wish)
    if (person === null) {
      const why = waiting ?? 'nobody_in_team'
      left.push({ placement, why, considered, decision: decisionOf(context, placement, { decision, size }) })
      continue
    }
    turn += 1
    const why = whyOf(placement, decision)
    gifts.push({ ticket, person, how: 'rule', ruleId, tier: toTier, why, size, turn })
    kept.push(decisionOf(context, placement, { decision, size }))
    days.count(strategies.quotasOf(decision.unitId))
    const offer = offerOf(placement, { person, strategy: decision.strategy, now: context.now })
    if (offer !== null) offers.push(offer)
    const after = { ...person, load: person.load + size, lastAssignedAt: context.now, turn }
    team[team.indexOf(person)] = after
  }
  const waits = await letWait(context, left)
  await giveAll(context, gifts)
  await saveOffers(context.db, offers)
  await days.save()
  await saveDecisions(context.db, [...kept, ...waits.map(({ decision }) => decision)])
}
