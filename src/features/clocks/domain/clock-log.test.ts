import { compileCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { CHINESE_BUSINESS_HOURS } from '@huixiang/business-time/default-calendars.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ClockView, type LogEntry, replayed, stepsBetween } from './clock-log.ts'
import type { Level } from './codes.ts'
import { type CycleFacts, nothingKnown, withNote } from './cycle.ts'
import { type Standing, standingOf, type Terms } from './reckoning.ts'

const hour = 3_600_000
const opened = Date.parse('2026-09-28T10:00:00+08:00')
const calendars = [1, 2].map((version) => {
  const off = version === 1 ? [] : [{ date: '2026-09-29', hours: 'off' as const }]
  return compileCalendar({ ...CHINESE_BUSINESS_HOURS, exceptions: off })
})
const calendarOf = ({ version }: { version: number }) => calendars[version - 1] as (typeof calendars)[number]

/** A clock that is followed as the reactions follow it: facts change, the timer looks, everything is recorded. */
interface Followed {
  readonly facts: CycleFacts
  readonly view: ClockView | null
  readonly version: number
  readonly log: readonly (LogEntry & { version: number })[]
}

const first: Terms = {
  obligation: 'contact',
  startedAt: opened,
  targetMs: 8 * hour,
  pausable: true,
  droppedAt: null,
}

type Happening =
  | { deed: 'held' | 'released' | 'contacted'; at: number }
  | { deed: 'target'; hours: number; pausable: boolean }
  | { deed: 'dropped' | 'calendar' | 'tick' }

function after(clock: Followed, happening: Happening, now: number): Followed {
  if (happening.deed === 'tick') return woken(clock, now)
  const facts = 'at' in happening ? noted(clock.facts, happening) : clock.facts
  const version = happening.deed === 'calendar' ? 2 : clock.version
  const before = clock.view?.terms ?? first
  const asked = happening.deed === 'target' && clock.view?.standing.metAt == null
  const terms = {
    ...before,
    ...(asked && { targetMs: happening.hours * hour, pausable: happening.pausable, droppedAt: null }),
    ...(happening.deed === 'dropped' && { droppedAt: before.droppedAt ?? now }),
  }
  return reckoned({ ...clock, facts, version }, terms, now)
}

function noted(facts: CycleFacts, { deed, at }: { deed: 'held' | 'released' | 'contacted'; at: number }) {
  if (deed === 'contacted') return withNote(facts, { moments: { contactedAt: at } })
  return withNote(facts, { wait: { at, waits: deed === 'held' } })
}

function reckoned(clock: Followed, terms: Terms, now: number): Followed {
  const before = clock.view
  const level = before?.standing.level ?? 0
  const standing = standingOf(calendarOf(clock), { terms, facts: clock.facts, level, now })
  const ended = before?.standing
  if (ended != null && ended.endedAt !== null && ended.endedAt === standing.endedAt) return clock
  const { waits } = clock.facts
  const view: ClockView = { terms, waits, standing, limit: 'one', calendarVersion: clock.version }
  // What the earlier facts were is kept with the view.
  const steps = stepsBetween(before, view, now)
  return {
    ...clock,
    view,
    log: [...clock.log, ...steps.map((step) => entry(step, clock, view.standing, now))],
  }
}

function woken(clock: Followed, now: number): Followed {
  const standing = clock.view?.standing
  if (clock.view === null || standing?.nextWakeAt == null || standing.nextWakeAt > now) return clock
  const at = (time: number | null) => time !== null && time <= now
  const level: Level = at(standing.dueAt) ? 100 : at(standing.warn80At) ? 80 : 50
  const told = standingOf(calendarOf({ version: clock.view.calendarVersion as number }), {
    terms: clock.view.terms,
    facts: { ...clock.facts, waits: clock.view.waits },
    level,
    now,
  })
  const step = { what: level === 100 ? ('breached' as const) : ('warned' as const), at: now }
  const counted = { version: clock.view.calendarVersion as number }
  return {
    ...clock,
    view: { ...clock.view, standing: told },
    log: [...clock.log, entry(step, counted, told, now)],
  }
}

const entry = (
  step: Pick<LogEntry, 'what' | 'at'>,
  { version }: { version: number },
  { level }: Standing,
  now: number,
) => ({
  ...step,
  version,
  level,
  recordedAt: now,
})

const moments = fc.integer({ min: 0, max: 72 }).map((hours) => opened + hours * hour)
const happenings = fc.array(
  fc.oneof(
    fc.record({ deed: fc.constantFrom('held' as const, 'released' as const), at: moments }),
    fc.record({
      deed: fc.constant('target' as const),
      hours: fc.integer({ min: 1, max: 30 }),
      pausable: fc.boolean(),
    }),
    fc.record({ deed: fc.constantFrom('dropped' as const, 'calendar' as const) }),
    fc.record({ deed: fc.constant('tick' as const) }),
    fc.record({ deed: fc.constant('contacted' as const), at: moments }),
  ),
  { maxLength: 14 },
)

test('whatever happens to a clock, late, twice or out of order, its log alone says how it stands', () => {
  fc.assert(
    fc.property(happenings, (list) => {
      const start = reckoned({ facts: nothingKnown, view: null, version: 1, log: [] }, first, opened)
      const end = list.reduce(
        (clock, happening, index) => after(clock, happening, opened + (index + 1) * 5 * hour),
        start,
      )
      const result = replayed(end.log, calendarOf)
      expect(result?.standing).toEqual(end.view?.standing)
      expect(result?.terms.targetMs).toBe(end.view?.terms.targetMs)
    }),
    { numRuns: 500 },
  )
})

test('a wait that is over in the instant in which the clock began stops nothing, and the log says so', () => {
  const start = reckoned({ facts: nothingKnown, view: null, version: 1, log: [] }, first, opened)
  const waits = ['held', 'released'] as const
  const end = waits.reduce(
    (clock, deed, index) => after(clock, { deed, at: opened }, opened + (index + 1) * hour),
    start,
  )
  expect(end.view?.standing.state).toBe('running')
  expect(replayed(end.log, calendarOf)?.standing).toEqual(end.view?.standing)
})

test('a log without a beginning says nothing', () => {
  expect(replayed([], calendarOf)).toBeNull()
})
