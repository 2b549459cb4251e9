import type { CommandContext } from '#platform/server/command.ts'
import { type Judgement, nothingKnown, withNote } from '../../domain/cycle.ts'
import { looksCloser } from '../../domain/policies.ts'
import { standingOf } from '../../domain/reckoning.ts'
import { withLimits } from '../applying.ts'
import { allCalendars, calendarIn } from '../compiled-calendars.ts'
import { activePolicies } from '../policies.store.ts'
import type { Rules } from '../rules.ts'

/** A handling that is about to begin. */
export interface Beginning extends Judgement {
  readonly beganAt: number
  readonly hasCustomer: boolean
}

function dueOf({ beganAt, hasCustomer, ...first }: Beginning, rules: Rules): Date | null {
  const facts = withNote(nothingKnown, { moments: { beganAt }, first, hasCustomer })
  const cycle = { ticketId: '', cycle: 1, fresh: true, facts, appliedFor: null, callbackAppliedAt: null }
  const { clocks } = withLimits({ cycle, clocks: [], judgedAt: rules.now }, rules)
  const dues = clocks.flatMap(({ terms, calendarId }) => {
    const calendar = calendarIn(rules.calendars, calendarId)
    return standingOf(calendar, { terms, facts, level: 0, now: rules.now }).dueAt ?? []
  })
  return dues.length === 0 ? null : new Date(Math.min(...dues))
}

/**
 * What is due first of tickets that are about to open, so that their rows need not be written again for it; null where nothing is, or where
 * limits look at more than the judgement: then the clocks say it once the ticket is there.
 */
export async function firstDues(
  { db, now, newId }: CommandContext,
  beginnings: readonly Beginning[],
): Promise<(Date | null)[]> {
  const policies = await activePolicies(db)
  if (policies.some(looksCloser)) return beginnings.map(() => null)
  const nothing = { promised: new Map(), extended: new Set<string>(), traits: new Map() }
  const rules: Rules = { ...nothing, policies, calendars: await allCalendars(db), now, newId }
  // Of a batch most are alike and begin at one moment.
  const known = new Map<string, Date | null>()
  return beginnings.map((beginning) => {
    const { kind, urgency, tier, beganAt, hasCustomer } = beginning
    const key = [kind, urgency, tier, beganAt, hasCustomer].join(' ')
    const due = known.get(key) ?? dueOf(beginning, rules)
    known.set(key, due)
    return due
  })
}
