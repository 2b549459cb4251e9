import type { Wish } from './choosing.ts'
import type { Placed, Strategies } from './deciding.ts'
import type { PresenceLog } from './presence.ts'
import type { Matter, Rule } from './rules.ts'

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
