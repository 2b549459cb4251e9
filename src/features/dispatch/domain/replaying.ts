import type { Wish } from './choosing.ts'
import type { Placed, Strategies } from './deciding.ts'
import type { PresenceLog } from './presence.ts'
import { ReplayedFloor, type Waiting } from './replayed-floor.ts'
import { firstMatch, type Matter, type Rule } from './rules.ts'

/** A ticket as it came in; moments in milliseconds since 1970. */
export interface ReplayedTicket {
  readonly ticketId: string
  readonly cycle: number
  readonly at: number
  readonly matter: Matter
  /** The unit it came to, where it stays when no rule fits. */
  readonly unitId: string
  readonly wish: Pick<Wish, 'language' | 'tier' | 'vip' | 'urgent'>
  readonly customerId: string | null
  /** Who had it, and who had the customer's last one, before the period. */
  readonly previousHandler: string | null
  readonly lastHandler: string | null
  /** How long it really took up whoever had it, in milliseconds; null when it still does. */
  readonly takesMs: number | null
}

/** What was recorded of a period: who was there with what, and what came. */
export interface Recorded {
  readonly presence: PresenceLog
  /** The people as they are now, with what they held when the period began. */
  readonly people: readonly Placed[]
  readonly held: readonly { readonly personId: string; readonly size: number; readonly until: number }[]
  /** In order of time. */
  readonly tickets: readonly ReplayedTicket[]
  /** The organisation's day, as quotas count. */
  dayOf(at: number): string
  /** Whether a person must not have a ticket. */
  isKept(ticketId: string, personId: string): boolean
}

/** A rule with where it sends what it takes. */
export interface Target extends Rule {
  readonly toUnitId: string
  readonly requiredSkills: readonly string[]
  readonly toTier: 1 | 2 | 3 | null
}

/** Rules, and how units share. */
export interface Arrangement {
  readonly rules: readonly Target[]
  readonly strategies: Strategies
}

/** Where a ticket went. */
export interface Outcome {
  readonly ticketId: string
  readonly cycle: number
  readonly at: number
  ruleId: string | null
  /** The unit of who has it; where it waits, while nobody does. */
  unitId: string
  personId: string | null
  overflowed: boolean
  /** Points of capacity it takes. */
  size: number
  /** How long it waited for somebody; null when nobody came in the period. */
  waitedMs: number | null
}

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
