import type { Wish } from './choosing.ts'
import type { Arrangement, Outcome, Recorded, ReplayedTicket } from './recorded.ts'
import { ReplayedFloor, type Waiting } from './replayed-floor.ts'
import { firstMatch } from './rules.ts'

function waitingFor(ticket: ReplayedTicket, { rules }: Arrangement, floor: ReplayedFloor): Waiting {
  const rule = firstMatch(rules, ticket.matter)?.rule
  const unitId = rule?.toUnitId ?? ticket.unitId
  const wish: Wish = {
    ...ticket.wish,
    requiredSkills: rule?.requiredSkills ?? [],
    tier: rule?.toTier ?? ticket.wish.tier,
    notPeople: [],
    ...floor.handlersOf(ticket),
  }
  const { ticketId, cycle, at } = ticket
  const outcome = {
    ruleId: rule?.id ?? null,
    unitId,
    personId: null,
    overflowed: false,
    size: 0,
    waitedMs: null,
  }
  return { ticket, unitId, wish, outcome: { ticketId, cycle, at, ...outcome } }
}

// A generator hands over so often, that whoever runs it can tell how far it is.
const ticketsAtOnce = 100

/**
 * What an arrangement would have done with the tickets of a period: each is decided on when it came, by the same decisions as on the day,
 * with the people who were there then and with what this arrangement gave them before; it takes its place for as long as it really was in
 * work, and whoever waits is asked again whenever somebody comes or has room. Yields how many tickets it has come to.
 */
export function* replay(recorded: Recorded, arrangement: Arrangement): Generator<number, Outcome[]> {
  const floor = new ReplayedFloor(recorded, arrangement)
  const outcomes: Outcome[] = []
  for (const [index, ticket] of recorded.tickets.entries()) {
    if (index % ticketsAtOnce === 0) yield index
    floor.moveOnTo(ticket.at)
    const waiting = waitingFor(ticket, arrangement, floor)
    outcomes.push(waiting.outcome)
    floor.take(waiting)
  }
  // The end is not in the period any more.
  floor.moveOnTo(recorded.presence.until - 1)
  return outcomes
}
