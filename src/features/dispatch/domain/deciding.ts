import { type Candidate, type Choice, choose, type Wish } from './choosing.ts'
import type { DecisionNote } from './codes.ts'
import { liesUnder } from './placing.ts'
import { defaultStrategy, quotasOn, type Strategy, strategyOn, teamsAsked } from './strategy.ts'

/** Somebody with the units they belong to, from the root down. */
export type Placed = Candidate & { readonly unitPath: readonly string[] }

/** Who takes a ticket, or why nobody does, with every team that was asked. */
export interface Decision<C extends Candidate> {
  /** Of the team that takes it; of the first team when it waits. */
  readonly choice: Choice<C>
  readonly strategy: Strategy
  readonly unitId: string
  readonly notes: readonly DecisionNote[]
  readonly asked: readonly {
    readonly unitId: string
    readonly strategy: Strategy
    readonly choice: Choice<C>
  }[]
}

/** How units share tickets out, and which teams are asked for one of theirs. */
export interface Strategies {
  of(unitId: string): Strategy
  teamsFor(unitId: string): string[]
  /** Units whose quota a ticket for this one counts against, with how many they may have a day. */
  quotasOf(unitId: string): { unitId: string; quota: number }[]
}

/** What a decision looks at beside the ticket. */
export interface Floor<C extends Placed> {
  readonly strategies: Strategies
  readonly team: readonly C[]
  /** Whether a unit may have another ticket today. */
  readonly quotaLeft: (quota: { unitId: string; quota: number }) => boolean
}

/** The strategies that units have of their own, over the tree they stand in; an archived unit is not asked. */
export function strategiesIn(
  own: ReadonlyMap<string, Strategy>,
  { pathOf, isOpen }: { pathOf: (unitId: string) => readonly string[]; isOpen: (unitId: string) => boolean },
): Strategies {
  const of = (unitId: string) => strategyOn(pathOf(unitId), own)
  const overflowOf = (unitId: string) => {
    const { overflowUnitId } = of(unitId)
    return overflowUnitId !== null && isOpen(overflowUnitId) ? overflowUnitId : null
  }
  if (own.size === 0) return { of: () => defaultStrategy, teamsFor: (unitId) => [unitId], quotasOf: () => [] }
  return {
    of,
    teamsFor: (unitId) => teamsAsked(unitId, overflowOf),
    quotasOf: (unitId) =>
      quotasOn(pathOf(unitId), own).map((one) => ({ unitId: one, quota: own.get(one)?.dailyQuota ?? 0 })),
  }
}

const outOfQuota = <C extends Candidate>(considered: number): Choice<C> => ({
  person: null,
  reason: null,
  waiting: 'quota_used',
  considered,
  eligible: 0,
  notes: [],
  people: [],
})

/** Asks the team, and when nobody there can take the ticket the teams it overflows to. */
export function decide<C extends Placed>(
  unitId: string,
  wish: Wish,
  { strategies, team, quotaLeft }: Floor<C>,
): Decision<C> {
  const asked: { unitId: string; strategy: Strategy; choice: Choice<C> }[] = []
  for (const next of strategies.teamsFor(unitId)) {
    const strategy = strategies.of(next)
    const members = team.filter((member) => liesUnder(member.unitPath, next))
    const open = strategies.quotasOf(next).every((quota) => quotaLeft(quota))
    const choice = open ? choose(members, wish, strategy) : outOfQuota<C>(members.length)
    asked.push({ unitId: next, strategy, choice })
    if (choice.person === null) continue
    const notes = [...choice.notes, ...(asked.length > 1 ? (['overflow'] as const) : [])]
    return { choice, strategy, unitId: next, notes, asked }
  }
  const [first] = asked as [(typeof asked)[number]]
  return { ...first, notes: [], asked }
}
