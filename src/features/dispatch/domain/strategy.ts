import type { ShareOrder } from './codes.ts'

export type Tier = 1 | 2 | 3

/** How a unit shares its tickets out. */
export interface Strategy {
  readonly shareBy: ShareOrder
  /** Whether a customer's tickets go to who handled their last one. */
  readonly sticky: boolean
  /** Whether people take only tickets up to the tier they are graded for, the lowest sufficient grade first. */
  readonly byTier: boolean
  /** Whether special customers go to people graded for tier 2 or 3, as long as one of them has room. */
  readonly vipToSenior: boolean
  /** Points beyond their capacity that people take of urgent and tier-3 tickets. */
  readonly greenExtra: number
  /** Points that a ticket of tier 1, 2 and 3 takes of a person's capacity. */
  readonly sizes: readonly [number, number, number]
  /** What an urgent one takes beside. */
  readonly urgentExtra: number
  /** The team that is asked when nobody here can take a ticket. */
  readonly overflowUnitId: string | null
  /** Minutes within which whoever got a ticket accepts it before it goes to somebody else; null for as long as they like. */
  readonly acceptMinutes: number | null
  /** How many are asked in vain before the lead is told. */
  readonly acceptRounds: number
  /** Minutes after which what cannot wait goes on from somebody who is away; null leaves it with them. */
  readonly awayMinutes: number | null
  /** Tickets a day that the rules give to the unit and everything under it; null for any number. */
  readonly dailyQuota: number | null
}

export const defaultStrategy: Strategy = {
  shareBy: 'least_loaded',
  sticky: false,
  byTier: false,
  vipToSenior: false,
  greenExtra: 0,
  sizes: [1, 1, 1],
  urgentExtra: 0,
  overflowUnitId: null,
  acceptMinutes: null,
  acceptRounds: 3,
  awayMinutes: null,
  dailyQuota: null,
}

/** Points a ticket takes of somebody's capacity. */
export function sizeOf(
  { sizes, urgentExtra }: Pick<Strategy, 'sizes' | 'urgentExtra'>,
  { tier, urgent }: { tier: Tier; urgent: boolean },
): number {
  return sizes[(tier - 1) as 0 | 1 | 2] + (urgent ? urgentExtra : 0)
}

/** The green channel is for what cannot wait: urgent tickets and those of the special team. */
export const isGreen = ({ tier, urgent }: { tier: Tier; urgent: boolean }): boolean => urgent || tier === 3

const mostHops = 3

/** The strategy of a unit: its own, or that of the nearest unit above; `path` runs from the root to the unit. */
export function strategyOn(path: readonly string[], own: ReadonlyMap<string, Strategy>): Strategy {
  const unitId = path.findLast((unit) => own.has(unit))
  return (unitId !== undefined && own.get(unitId)) || defaultStrategy
}

/** The units on a path whose own strategy sets a quota: each of them counts what goes to the last. */
export const quotasOn = (path: readonly string[], own: ReadonlyMap<string, Strategy>): string[] =>
  path.filter((unitId) => typeof own.get(unitId)?.dailyQuota === 'number')

/** The teams that are asked one after the other for a ticket of the first: at most three, none twice. */
export function teamsAsked(unitId: string, overflowOf: (unitId: string) => string | null): string[] {
  const asked = [unitId]
  for (let next = overflowOf(unitId); next !== null && asked.length < mostHops; next = overflowOf(next)) {
    if (asked.includes(next)) break
    asked.push(next)
  }
  return asked
}
