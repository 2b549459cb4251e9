import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { Candidate } from '../domain/choosing.ts'
import type { Verdict } from '../domain/codes.ts'
import type { Decision } from '../domain/deciding.ts'
import type { AskedTeam } from './dispatch.tables.ts'

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
    trail: decision.asked.map(askedTeam),
  }
}
