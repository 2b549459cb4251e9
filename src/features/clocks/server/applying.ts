import { addWorkingTime } from '@huixiang/business-time/working-time.ts'
import { type Target, targetMs } from '../domain/calendars.ts'
import type { Obligation } from '../domain/codes.ts'
import { type LimitedMatter, policiesFor } from '../domain/policies.ts'
import { startOf } from '../domain/reckoning.ts'
import type { Clock } from './clocks.store.ts'
import { type Calendars, calendarIn, versionIn } from './compiled-calendars.ts'
import type { StoredCycle } from './cycles.store.ts'
import { goesOn, leftOf, measuredAnew } from './measuring.ts'
import { limitOf, type StoredPolicy } from './policy-row.ts'
import type { ClockedCycle, Rules } from './rules.ts'

const handling: readonly Obligation[] = [
  'contact',
  'plan',
  'next_update',
  'resolve',
  'legal_acceptance',
  'legal_resolution',
]

/**
 * Gives a handling the clocks its judgement asks for. Limits are applied once per judgement: a limit edited later
 * holds for tickets to come, while a ticket judged anew gets the limits of its new kind and urgency from its beginning.
 * What is said of it after the solution asks for nothing any more.
 */
export function withLimits(handled: ClockedCycle, rules: Rules): ClockedCycle {
  const { cycle, clocks: known, earlier, judgedAt } = handled
  const { facts, appliedFor, callbackAppliedAt } = cycle
  const { kind, urgency } = facts
  const clocks: readonly Clock[] = known.map((clock) => measuredAnew(clock, facts, rules))
  if (kind === null || urgency === null) return { ...handled, clocks }
  const judgement = [kind, urgency, facts.tier, facts.labelId, facts.unitId].map((one) => one ?? '').join('/')
  const isOpen = facts.endedAt === null && facts.resolvedAt === null
  const judgedAnew = appliedFor !== judgement && (appliedFor === null || isOpen)
  const applies = facts.beganAt !== null && judgedAnew
  const owesCallback = callbackAppliedAt === null && startOf('callback', facts) !== null
  const obligations = [...(applies ? handling : []), ...(owesCallback ? (['callback'] as const) : [])]
  return {
    ...handled,
    cycle: {
      ...cycle,
      appliedFor: applies ? judgement : appliedFor,
      callbackAppliedAt: owesCallback ? rules.now : callbackAppliedAt,
    },
    clocks: obligations.reduce(
      (list, obligation) => limited(list, { cycle, obligation, rules, earlier, judgedAt }),
      clocks,
    ),
  }
}

interface Limiting {
  readonly cycle: StoredCycle
  readonly obligation: Obligation
  readonly rules: Rules
  readonly earlier: ClockedCycle | undefined
  readonly judgedAt: number
}

function limited(
  clocks: readonly Clock[],
  { cycle, obligation, rules, earlier, judgedAt }: Limiting,
): readonly Clock[] {
  const { facts } = cycle
  const present = clocks.find((clock) => clock.terms.obligation === obligation)
  if (present !== undefined && present.standing?.metAt !== null) return clocks
  const judgement = { kind: facts.kind as string, urgency: facts.urgency as string }
  const traits = rules.traits.get(cycle.ticketId)
  const startedAt = startOf(obligation, facts) as number
  const matter = { obligation, ...judgement, tier: facts.tier, ...traits }
  const policy = holding(rules, { matter, present, startedAt })
  if (policy === undefined) return dropped(clocks, { present, at: judgedAt })
  // The same limit, perhaps edited since: what was promised when it was given stays.
  if (present?.policyId === policy.id && present.terms.droppedAt === null)
    return present.kind === judgement.kind && present.urgency === judgement.urgency
      ? clocks
      : clocks.map((clock) => (clock === present ? { ...present, ...judgement } : clock))
  const calendar = calendarIn(rules.calendars, policy.calendarId)
  const left = goesOn(obligation, facts) ? leftOf(earlier, { obligation, at: startedAt }, rules) : null
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

type Owed = StoredPolicy & { readonly target: Target }

/**
 * The limit an obligation has: where several statutes ask for one, or a statute and a promise, the one that is due first. A limit that was edited,
 * taken out of use or removed holds where it was promised, unless another has taken its place.
 */
function holding(
  { policies, promised, calendars }: Rules,
  asked: {
    matter: LimitedMatter & { obligation: Obligation }
    present: Clock | undefined
    startedAt: number
  },
): Owed | undefined {
  const { matter, present, startedAt } = asked
  const isOwed = (policy: StoredPolicy): policy is Owed => policy.target !== null
  const fitting = policiesFor(policies, matter)
  const owed = fitting.filter(isOwed)
  if (owed.length > 1) return firstDue(owed, { calendars, startedAt })
  const replaced = fitting.some(({ id }) => id !== present?.policyId)
  if (owed.length === 1 || replaced || present === undefined) return owed[0]
  const promise = promised.get(limitOf(present))
  return promise && policiesFor([promise], matter).find(isOwed)
}

function firstDue(
  owed: readonly Owed[],
  { calendars, startedAt }: { calendars: Calendars; startedAt: number },
): Owed | undefined {
  const dueOf = ({ calendarId, target }: Owed) => {
    const calendar = calendarIn(calendars, calendarId)
    return addWorkingTime(calendar, startedAt, targetMs(target, calendar, startedAt))
  }
  return owed.toSorted((a, b) => dueOf(a) - dueOf(b))[0]
}

function dropped(
  clocks: readonly Clock[],
  { present, at }: { present: Clock | undefined; at: number },
): readonly Clock[] {
  return clocks.map((clock) =>
    clock === present && clock.terms.droppedAt === null
      ? { ...clock, terms: { ...clock.terms, droppedAt: at } }
      : clock,
  )
}
