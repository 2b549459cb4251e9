import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { dueAfterPauses, elapsed, milestones, type Pause } from '@huixiang/business-time/pausing.ts'
import type { ClockState, Level, Obligation } from './codes.ts'
import type { CycleFacts } from './cycle.ts'

/** What a clock measures. Times in milliseconds since 1970, `targetMs` in working time of the calendar. */
export interface Terms {
  readonly obligation: Obligation
  readonly startedAt: number
  readonly targetMs: number
  readonly pausable: boolean
  /** When a new judgement asked for no such limit any more. */
  readonly droppedAt: number | null
}

export interface Standing {
  readonly state: ClockState
  readonly level: Level
  readonly warn50At: number | null
  readonly warn80At: number | null
  readonly dueAt: number | null
  readonly nextWakeAt: number | null
  readonly metAt: number | null
  readonly breachedAt: number | null
  readonly endedAt: number | null
}

/** When the clock of an obligation starts; null while nothing is owed. */
export function startOf(obligation: Obligation, facts: CycleFacts): number | null {
  if (obligation === 'next_update') return lastWord(facts)
  if (obligation !== 'callback') return facts.beganAt
  return facts.hasCustomer ? facts.resolvedAt : null
}

/** Since when the customer has heard nothing; words after the solution are no news of the handling. */
function lastWord({ beganAt, lastToldAt, resolvedAt }: CycleFacts): number | null {
  if (beganAt === null || lastToldAt === null || lastToldAt <= beganAt) return beganAt
  return resolvedAt !== null && lastToldAt > resolvedAt ? beganAt : lastToldAt
}

/** Telling the plan or the outcome reaches the customer, too; the outcome makes a plan needless. */
function doneAt(obligation: Obligation, facts: CycleFacts): number | null {
  const { contactedAt, plannedAt, resolvedAt, calledBackAt, acceptedAt } = facts
  const by = {
    contact: [contactedAt, plannedAt, resolvedAt],
    plan: [plannedAt, resolvedAt],
    next_update: [resolvedAt],
    resolve: [resolvedAt],
    callback: [calledBackAt],
    legal_acceptance: [acceptedAt, resolvedAt],
    legal_resolution: [resolvedAt],
  }
  return earliest(by[obligation])
}

function stoppedAt({ obligation, droppedAt }: Terms, facts: CycleFacts): number | null {
  const always = [facts.endedAt, droppedAt]
  // An answer to a survey says what a callback would have asked.
  return earliest(obligation === 'callback' ? [...always, facts.callbackDroppedAt, facts.verifiedAt] : always)
}

/** The waits that stop this clock, those still open cut at its end. */
export function pausesOf(
  { pausable }: Pick<Terms, 'pausable'>,
  { waits }: Pick<CycleFacts, 'waits'>,
  endMs: number | null,
): Pause[] {
  if (!pausable) return []
  return waits.flatMap(({ since, until }) => {
    if (since === null || (endMs !== null && since >= endMs)) return []
    const to = endMs === null ? until : Math.min(until ?? endMs, endMs)
    return [to === null ? { from: since } : { from: since, to }]
  })
}

interface Reckoning {
  readonly terms: Terms
  readonly facts: CycleFacts
  /** The last level the clock spoke at. */
  readonly level: Level
  readonly now: number
}

/** How a clock stands, from what is known of its ticket. */
export function standingOf(calendar: CompiledCalendar, { terms, facts, level, now }: Reckoning): Standing {
  const done = doneAt(terms.obligation, facts)
  const stopped = stoppedAt(terms, facts)
  const metAt = done !== null && (stopped === null || done <= stopped) ? done : null
  const { waits } = facts
  return standingWith(calendar, { terms, waits, metAt, endedAt: metAt ?? stopped, level, now })
}

interface KnownEnd extends Pick<Reckoning, 'level' | 'now'> {
  readonly terms: Pick<Terms, 'startedAt' | 'targetMs' | 'pausable'>
  readonly waits: CycleFacts['waits']
  readonly metAt: number | null
  readonly endedAt: number | null
}

/** How a clock stands that ended then, or did not. */
export function standingWith(calendar: CompiledCalendar, known: KnownEnd): Standing {
  const { terms, metAt, endedAt } = known
  const clock = {
    startMs: terms.startedAt,
    durationMs: terms.targetMs,
    pauses: pausesOf(terms, known, endedAt),
  }
  const [warn50At = null, warn80At = null, dueAt = null] = milestones(calendar, clock).map(({ atMs }) => atMs)
  const times = { warn50At, warn80At, dueAt, metAt, endedAt }
  if (endedAt !== null) return ended(known, times)
  const due = dueAfterPauses(calendar, clock)
  if (due.state === 'paused')
    return { ...times, state: 'paused', level: known.level, nextWakeAt: null, breachedAt: null }
  return going(known, times)
}

type Times = Pick<Standing, 'warn50At' | 'warn80At' | 'dueAt' | 'metAt' | 'endedAt'>

function ended({ level }: Pick<Reckoning, 'level'>, times: Times): Standing {
  const { dueAt, endedAt, metAt } = times
  if (dueAt !== null && endedAt !== null && endedAt > dueAt)
    return { ...times, state: 'missed', level: 100, nextWakeAt: null, breachedAt: dueAt }
  const state = metAt === null ? 'cancelled' : 'met'
  return { ...times, state, level: level === 100 ? 80 : level, nextWakeAt: null, breachedAt: null }
}

/** More time makes a clock speak again at levels it had passed; less time lets the next wake-up say so. */
function going({ level, now }: Pick<Reckoning, 'level' | 'now'>, times: Times): Standing {
  const moments: [Level, number | null][] = [
    [50, times.warn50At],
    [80, times.warn80At],
    [100, times.dueAt],
  ]
  const reached = moments.findLast(([, at]) => at !== null && at <= now)?.[0] ?? 0
  const spoken: Level = level < reached ? level : reached
  if (spoken === 100)
    return { ...times, state: 'missed', level: 100, nextWakeAt: null, breachedAt: times.dueAt }
  const nextWakeAt = moments.find(([percent, at]) => percent > spoken && at !== null)?.[1] ?? null
  return { ...times, state: 'running', level: spoken, nextWakeAt, breachedAt: null }
}

/** Working time that counted until `atMs`, or until the clock ended. */
export function counted(
  calendar: CompiledCalendar,
  clock: { terms: Terms; facts: CycleFacts },
  atMs: number,
) {
  const { terms, facts } = clock
  return elapsed(calendar, { startMs: terms.startedAt, pauses: pausesOf(terms, facts, atMs) }, atMs)
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null)
  return known.length === 0 ? null : Math.min(...known)
}
