import { type Target, targetMs } from '../domain/calendars.ts'
import type { Obligation } from '../domain/codes.ts'
import type { CycleFacts } from '../domain/cycle.ts'
import { counted, startOf } from '../domain/reckoning.ts'
import type { Clock } from './clocks.store.ts'
import { calendarIn, versionIn } from './compiled-calendars.ts'
import { limitOf } from './policy-row.ts'
import type { ClockedCycle, Rules } from './rules.ts'

const solving: ReadonlySet<Obligation> = new Set(['resolve', 'legal_resolution'])

/** A solution that was none when it was given: its clock goes on with what was left. */
export const goesOn = (obligation: Obligation, { carriesOn }: Pick<CycleFacts, 'carriesOn'>): boolean =>
  carriesOn && solving.has(obligation)

/** Days end at a midnight of the calendar, whatever hours they have; hours are as many wherever they begin. */
export const countsDates = ({ unit, fromNextDay }: Target): boolean =>
  unit === 'working_day' || unit === 'natural_day' || fromNextDay === true

/**
 * An open clock by when it began and the hours that hold now. A beginning that becomes known late, or is inherited, was the beginning all along;
 * each word to the customer begins the time for the next one anew. Limits in days are counted again from there, and on a calendar that was
 * edited: a day stays a day. Where somebody gave more time, or only a rest was left, that stays.
 */
export function measuredAnew(clock: Clock, facts: CycleFacts, rules: Rules): Clock {
  const { terms, standing, calendarId, calendarVersion } = clock
  const { obligation } = terms
  const start = startOf(obligation, facts)
  if (start === null || standing?.endedAt != null) return clock
  const { calendar, version } = versionIn(rules.calendars, calendarId)
  const startedAt = (obligation === 'next_update' ? Math.max : Math.min)(start, terms.startedAt)
  const isAnother = startedAt !== terms.startedAt
  if (!isAnother && version === calendarVersion) return clock
  const target = rules.promised.get(limitOf(clock))?.target ?? null
  const begins = obligation === 'next_update' && isAnother
  const stays = rules.extended.has(clock.id) || goesOn(obligation, facts)
  const again = target !== null && (begins || (countsDates(target) && !stays))
  const ms = again ? targetMs(target, calendar, startedAt) : terms.targetMs
  return isAnother || ms !== terms.targetMs
    ? { ...clock, terms: { ...terms, startedAt, targetMs: ms } }
    : clock
}

/**
 * What is left of a solution that was none, when it is taken back; never less than the moment that makes it late. The customer had none all the
 * time, so the time between counts.
 */
export function leftOf(
  earlier: ClockedCycle | undefined,
  { obligation, at }: { obligation: Obligation; at: number },
  { calendars }: Pick<Rules, 'calendars'>,
): number | null {
  const clock = earlier?.clocks.find(({ terms }) => terms.obligation === obligation)
  const facts = earlier?.cycle.facts
  if (clock === undefined || facts === undefined || facts.resolvedAt === null) return null
  const took = counted(calendarIn(calendars, clock.calendarId), { terms: clock.terms, facts }, at)
  return Math.max(1, clock.terms.targetMs - took)
}
