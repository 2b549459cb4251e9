import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import type { Level, LogDeed } from './codes.ts'
import { type Wait, withWait } from './cycle.ts'
import { type Standing, standingWith, type Terms } from './reckoning.ts'

/** What a clock measures, without when it was dropped: the log says that by an end. */
export type LoggedTerms = Omit<Terms, 'droppedAt' | 'obligation'>

/** One thing that happened to a clock: when it took effect, and what it measures from then on where that is new. */
export interface LogStep {
  readonly what: LogDeed
  readonly at: number
  readonly terms?: LoggedTerms
}

/** A step as it was recorded. `level` is the last one the clock had spoken at afterwards. */
export interface LogEntry extends LogStep {
  readonly recordedAt: number
  readonly level: Level
}

/** A clock at one time: what it measures, when its ticket waited, and how it stands by that. */
export interface ClockView {
  readonly terms: Terms
  /** Which limit in which version it follows, and on which calendar. */
  readonly limit: string
  readonly calendarVersion: number | null
  readonly waits: readonly Wait[]
  readonly standing: Standing
}

/** What to record of a change, in order. `before` is null for a clock that did not exist. */
export function stepsBetween(before: ClockView | null, after: ClockView, changedAt: number): LogStep[] {
  const beginning = beginningOf(before, after, changedAt)
  const { breachedAt, endedAt, metAt } = after.standing
  const told = beginning.some(({ what }) => what === 'started') ? null : (before?.standing ?? null)
  const steps = [...beginning, ...waitSteps(before, after)]
  if (breachedAt !== null && (told?.breachedAt ?? null) !== breachedAt)
    steps.push({ what: 'breached', at: breachedAt })
  const sameEnd = told !== null && told.endedAt === endedAt && told.metAt === metAt
  if (endedAt !== null && (!sameEnd || beginning.length > 0))
    steps.push({ what: metAt === null ? 'cancelled' : 'met', at: endedAt })
  return steps
}

function beginningOf(before: ClockView | null, after: ClockView, at: number): LogStep[] {
  const { terms, standing } = after
  const revived = before !== null && before.standing.endedAt !== null && standing.endedAt === null
  const measured = loggedTerms(terms)
  if (before === null || revived) return [{ what: 'started', at: terms.startedAt, terms: measured }]
  const same = before.limit === after.limit && alike(loggedTerms(before.terms), measured)
  const sameHours = before.calendarVersion === after.calendarVersion || alike(before.standing, standing)
  return same && sameHours ? [] : [{ what: 'retargeted', at, terms: measured }]
}

const alike = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b)

const loggedTerms = ({ startedAt, targetMs, pausable }: Terms): LoggedTerms => ({
  startedAt,
  targetMs,
  pausable,
})

/** Beginnings and ends of waits that the log does not have; a clock that had ended or could not pause was told none of late. */
function waitSteps(before: ClockView | null, { terms, waits }: ClockView): LogStep[] {
  if (!terms.pausable) return []
  const followed = before?.terms.pausable === true && before.standing.endedAt === null
  const known = followed ? before.waits : []
  // A wait of which the log has the beginning needs its end there, too, however early that was.
  const begun = new Set(known.map(({ since }) => since))
  const relevant = waits.filter(
    ({ since, until }) => until === null || until > terms.startedAt || begun.has(since),
  )
  const fresh = (of: 'since' | 'until') => {
    const had = new Set(known.map((wait) => wait[of]))
    return relevant.map((wait) => wait[of]).filter((at) => at !== null && !had.has(at)) as number[]
  }
  return [
    ...fresh('since').map((at): LogStep => ({ what: 'paused', at })),
    ...fresh('until').map((at): LogStep => ({ what: 'resumed', at })),
  ].toSorted((a, b) => a.at - b.at)
}

/** What the log says of a clock. */
export interface Replayed {
  readonly terms: LoggedTerms
  readonly standing: Standing
}

interface Replaying {
  readonly terms: LoggedTerms | null
  readonly waits: readonly Wait[]
  readonly metAt: number | null
  readonly endedAt: number | null
  readonly level: Level
  readonly standing: Standing | null
}

const nothing: Replaying = { terms: null, waits: [], metAt: null, endedAt: null, level: 0, standing: null }

/** Reckons a clock from its log alone; `calendarOf` gives the calendar in the version an entry names. Null without a start. */
export function replayed<Entry extends LogEntry>(
  entries: readonly Entry[],
  calendarOf: (entry: Entry) => CompiledCalendar,
): Replayed | null {
  const end = changesIn(entries).reduce((state, change) => reckoned(state, change, calendarOf), nothing)
  return end.terms === null || end.standing === null ? null : { terms: end.terms, standing: end.standing }
}

/** What was recorded at one moment was one change; reckoning between its steps would see half of it. */
function changesIn<Entry extends LogEntry>(entries: readonly Entry[]): Entry[][] {
  const changes: Entry[][] = []
  for (const entry of entries) {
    const last = changes.at(-1)
    if (last?.at(0)?.recordedAt === entry.recordedAt) last.push(entry)
    else changes.push([entry])
  }
  return changes
}

function reckoned<Entry extends LogEntry>(
  before: Replaying,
  change: readonly Entry[],
  calendarOf: (entry: Entry) => CompiledCalendar,
): Replaying {
  const last = change.at(-1) as Entry
  const state = change.reduce(taken, before)
  if (state.terms === null) return state
  const { terms, waits, metAt, endedAt, level } = state
  const known = { terms, waits, metAt, endedAt, level, now: last.recordedAt }
  const standing = standingWith(calendarOf(last), known)
  return { ...state, standing, level: standing.level }
}

function taken(state: Replaying, { what, at, terms, level }: LogEntry): Replaying {
  switch (what) {
    case 'started':
    case 'retargeted':
      return { ...state, terms: terms ?? state.terms, metAt: null, endedAt: null }
    case 'paused':
    case 'resumed':
      return { ...state, waits: withWait(state.waits, { at, waits: what === 'paused' }) }
    case 'warned':
    case 'breached':
      return { ...state, level }
    case 'met':
      return { ...state, metAt: at, endedAt: at }
    case 'cancelled':
      return { ...state, metAt: null, endedAt: at }
  }
}
