import { targetMs } from '../domain/calendars.ts'
import type { Obligation } from '../domain/codes.ts'
import type { CycleFacts } from '../domain/cycle.ts'
import { policyFor } from '../domain/policies.ts'
import { counted, startOf } from '../domain/reckoning.ts'
import type { Clock } from './clocks.store.ts'
import { type Calendars, calendarIn, versionIn } from './compiled-calendars.ts'
import type { StoredCycle } from './cycles.store.ts'
import type { Traits } from './matters.query.ts'
import type { StoredPolicy } from './policy-row.ts'

/** What limits are applied with. */
export interface Rules {
  readonly policies: readonly StoredPolicy[]
  /** Of tickets whose limits ask for more than events say. */
  readonly traits: ReadonlyMap<string, Traits>
  readonly calendars: Calendars
  readonly now: number
  newId(): string
}

/** A handling with its clocks. */
export interface ClockedCycle {
  readonly cycle: StoredCycle
  readonly clocks: readonly Clock[]
  /** The handling before it. */
  readonly earlier?: ClockedCycle | undefined
}

const handling: readonly Obligation[] = [
  'contact',
  'plan',
  'next_update',
  'resolve',
  'legal_acceptance',
  'legal_resolution',
]
const solving: readonly Obligation[] = ['resolve', 'legal_resolution']

/**
 * Gives a handling the clocks its judgement asks for. Limits are applied once per judgement: a limit edited later
 * holds for tickets to come, while a ticket judged anew gets the limits of its new kind and urgency from its beginning.
 */
export function withLimits({ cycle, clocks: known, earlier }: ClockedCycle, rules: Rules): ClockedCycle {
  const { facts, appliedFor, callbackAppliedAt } = cycle
  const { kind, urgency } = facts
  const clocks: readonly Clock[] = known.map((clock) => sinceItsBeginning(clock, facts, rules))
  if (kind === null || urgency === null) return { cycle, clocks }
  const judgement = [kind, urgency, facts.tier, facts.labelId, facts.unitId].map((one) => one ?? '').join('/')
  const judgedAnew = appliedFor !== judgement && (appliedFor === null || facts.endedAt === null)
  const handled = facts.beganAt !== null && judgedAnew
  const owesCallback = callbackAppliedAt === null && startOf('callback', facts) !== null
  const obligations = [...(handled ? handling : []), ...(owesCallback ? (['callback'] as const) : [])]
  return {
    cycle: {
      ...cycle,
      appliedFor: handled ? judgement : appliedFor,
      callbackAppliedAt: owesCallback ? rules.now : callbackAppliedAt,
    },
    clocks: obligations.reduce(
      (list, obligation) => limited(list, { cycle, obligation, rules, earlier }),
      clocks,
    ),
  }
}

/** A beginning that becomes known late, or is inherited, was the beginning all along. */
function sinceItsBeginning(clock: Clock, facts: CycleFacts, rules: Rules): Clock {
  const start = startOf(clock.terms.obligation, facts)
  if (start === null || clock.standing?.endedAt != null) return clock
  if (clock.terms.obligation === 'next_update') return sinceTheLastWord(clock, start, rules)
  if (start >= clock.terms.startedAt) return clock
  return { ...clock, terms: { ...clock.terms, startedAt: start } }
}

/** Each word to the customer begins its time anew; limits in days are counted from there. */
function sinceTheLastWord(clock: Clock, start: number, { policies, calendars }: Rules): Clock {
  if (start <= clock.terms.startedAt) return clock
  const policy = policies.find(({ id, version }) => id === clock.policyId && version === clock.policyVersion)
  const calendar = calendarIn(calendars, clock.calendarId)
  const ms = policy?.target ? targetMs(policy.target, calendar, start) : clock.terms.targetMs
  return { ...clock, terms: { ...clock.terms, startedAt: start, targetMs: ms } }
}

interface Limiting {
  readonly cycle: StoredCycle
  readonly obligation: Obligation
  readonly rules: Rules
  readonly earlier: ClockedCycle | undefined
}

function limited(
  clocks: readonly Clock[],
  { cycle, obligation, rules, earlier }: Limiting,
): readonly Clock[] {
  const { facts } = cycle
  const present = clocks.find((clock) => clock.terms.obligation === obligation)
  if (present !== undefined && present.standing?.metAt !== null) return clocks
  const judgement = { kind: facts.kind as string, urgency: facts.urgency as string }
  const traits = rules.traits.get(cycle.ticketId)
  const policy = policyFor(rules.policies, { obligation, ...judgement, tier: facts.tier, ...traits })
  if (policy === undefined || policy.target === null) return dropped(clocks, { present, facts, rules })
  // The same limit, perhaps edited since: what was promised when it was given stays.
  if (present?.policyId === policy.id && present.terms.droppedAt === null)
    return present.kind === judgement.kind && present.urgency === judgement.urgency
      ? clocks
      : clocks.map((clock) => (clock === present ? { ...present, ...judgement } : clock))
  const startedAt = startOf(obligation, facts) as number
  const calendar = calendarIn(rules.calendars, policy.calendarId)
  const left = facts.carriesOn && solving.includes(obligation) ? leftOf(earlier, obligation, rules) : null
  const next: Clock = {
    ...(present ?? { id: rules.newId(), standing: null }),
    ticketId: cycle.ticketId,
    cycle: cycle.cycle,
    ...judgement,
    policyId: policy.id,
    policyVersion: policy.version,
    calendarId: policy.calendarId,
    calendarVersion: versionIn(rules.calendars, policy.calendarId).version,
    terms: {
      obligation,
      startedAt,
      targetMs: left ?? targetMs(policy.target, calendar, startedAt),
      pausable: policy.pausable,
      droppedAt: null,
    },
  }
  return present === undefined ? [...clocks, next] : clocks.map((clock) => (clock === present ? next : clock))
}

/** What was left of a solution that was none when it was given; never less than the moment that makes it late. */
function leftOf(
  earlier: ClockedCycle | undefined,
  obligation: Obligation,
  { calendars }: Rules,
): number | null {
  const clock = earlier?.clocks.find(({ terms }) => terms.obligation === obligation)
  const facts = earlier?.cycle.facts
  if (clock === undefined || facts === undefined || facts.resolvedAt === null) return null
  const took = counted(
    calendarIn(calendars, clock.calendarId),
    { terms: clock.terms, facts },
    facts.resolvedAt,
  )
  return Math.max(1, clock.terms.targetMs - took)
}

function dropped(
  clocks: readonly Clock[],
  { present, facts, rules }: { present: Clock | undefined; facts: StoredCycle['facts']; rules: Rules },
): readonly Clock[] {
  return clocks.map((clock) =>
    clock === present && clock.terms.droppedAt === null
      ? { ...clock, terms: { ...clock.terms, droppedAt: facts.judgedAt ?? rules.now } }
      : clock,
  )
}
