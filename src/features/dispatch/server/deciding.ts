import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { type Candidate, type Choice, choose, type Wish } from '../domain/choosing.ts'
import type { DecisionNote, Verdict } from '../domain/codes.ts'
import { liesUnder } from '../domain/placing.ts'
import type { Strategy } from '../domain/strategy.ts'
import type { AskedTeam } from './dispatch.tables.ts'
import type { Strategies } from './strategies.query.ts'

type Placed = Candidate & { readonly unitPath: readonly string[] }

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

/** What a decision looks at beside the ticket. */
export interface Floor<C extends Placed> {
  readonly strategies: Strategies
  readonly team: readonly C[]
  /** Whether a unit may have another ticket today. */
  readonly quotaLeft: (quota: { unitId: string; quota: number }) => boolean
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

// What a screen can show and a table can keep; the counts tell of the others.
const mostShown = 12

function askedTeam({ unitId, strategy, choice }: Decision<Candidate>['asked'][number]): AskedTeam {
  const counts: Partial<Record<Verdict, number>> = {}
  for (const { verdict } of choice.people) counts[verdict] = (counts[verdict] ?? 0) + 1
  const people = choice.people.slice(0, mostShown).map(({ person, verdict }) => {
    const { personId, load, capacity, grade } = person
    return { personId, verdict, load, capacity, grade }
  })
  return { unitId, shareBy: strategy.shareBy, waiting: choice.waiting, counts, people }
}

/** A decision as it is kept. */
export function decisionOf(
  { newId, now }: Pick<CommandContext, 'newId' | 'now'>,
  { ticket, ruleId }: { ticket: Ticket; ruleId: string | null },
  { decision, size }: { decision: Decision<Candidate>; size: number },
) {
  return {
    id: newId(),
    ticket_id: ticket.id,
    cycle: ticket.cycle,
    at: new Date(now),
    rule_id: ruleId,
    person_id: decision.choice.person?.personId ?? null,
    size,
    notes: [...decision.notes],
    trail: JSON.stringify(decision.asked.map(askedTeam)),
  }
}
