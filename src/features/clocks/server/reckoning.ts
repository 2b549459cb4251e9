import type { CommandContext } from '#platform/server/command.ts'
import { changesBetween } from '../domain/changes.ts'
import { type ClockView, stepsBetween } from '../domain/clock-log.ts'
import { type CycleFacts, type Note, withNote } from '../domain/cycle.ts'
import { looksCloser } from '../domain/policies.ts'
import { type Standing, standingOf } from '../domain/reckoning.ts'
import { withLimits } from './applying.ts'
import { appendToLog, type Cause, type Recording } from './clock-log.store.ts'
import { type Clock, extendedAmong, lockClocks, saveClocks } from './clocks.store.ts'
import { allCalendars, type Calendars, versionIn } from './compiled-calendars.ts'
import { type CycleKey, keyOf, lockCycles, type StoredCycle, saveCycles } from './cycles.store.ts'
import { traitsOf } from './matters.query.ts'
import { activePolicies, promisedLimits } from './policies.store.ts'
import type { ClockedCycle, Rules } from './rules.ts'
import { type Told, tell } from './telling.ts'

/** What an event says about one handling. */
export type CycleNote = CycleKey & { readonly note: Note; readonly cause: Cause & { readonly at: number } }

/** Takes notes on handlings and moves their clocks to where the facts put them; logs and says what changed. */
export async function reckon(
  context: CommandContext,
  notes: readonly CycleNote[],
  why: Told['why'] = 'classification',
): Promise<void> {
  const { db, now } = context
  const known = await lockCycles(db, notes)
  const byCycle = Map.groupBy(notes, keyOf)
  const notesOf = (cycle: StoredCycle) => byCycle.get(keyOf(cycle)) ?? []
  const ticketIds = [...new Set(known.map(({ ticketId }) => ticketId))]
  const stored = await lockClocks(db, ticketIds)
  const clocks = Map.groupBy(stored, keyOf)
  const rules = await rulesFor(context, { ticketIds, clocks: stored })
  const cycles = known.map((cycle) => {
    const noted = afterNotes(cycle, notesOf(cycle))
    const judgedAt = judgedIn(cycle, noted, notesOf(cycle)) ?? now
    return { cycle: noted, clocks: clocks.get(keyOf(noted)) ?? [], judgedAt }
  })
  const byKey = new Map(cycles.map((one) => [keyOf(one.cycle), one]))
  const limited = cycles.map((one) => {
    const { ticketId, cycle } = one.cycle
    return withLimits({ ...one, earlier: byKey.get(keyOf({ ticketId, cycle: cycle - 1 })) }, rules)
  })
  await saveCycles(
    db,
    limited.map(({ cycle }) => cycle),
  )
  const given = { stored: new Map(stored.map((clock) => [clock.id, clock])), calendars: rules.calendars, why }
  const changes = limited.flatMap((one, index) => {
    const causes = notesOf(one.cycle).map(({ cause }) => cause)
    return changesOf(context, one, { ...given, factsBefore: (known[index] as StoredCycle).facts, causes })
  })
  await saveClocks(
    db,
    changes.map(({ clock }) => clock),
  )
  await appendToLog(
    db,
    changes.flatMap(({ recordings }) => recordings),
    now,
  )
}

function afterNotes(cycle: StoredCycle, notes: readonly CycleNote[]): StoredCycle {
  return { ...cycle, facts: notes.reduce((facts, { note }) => withNote(facts, note), cycle.facts) }
}

/** The limits and calendars that these tickets and their clocks stand under. */
async function rulesFor(
  { db, now, newId }: CommandContext,
  { ticketIds, clocks }: { ticketIds: readonly string[]; clocks: readonly Clock[] },
): Promise<Rules> {
  const open = clocks.filter(({ standing }) => standing?.endedAt == null)
  const policies = await activePolicies(db)
  const promised = await promisedLimits(db, { active: policies, clocks: open })
  const looks = [...policies, ...promised.values()].some(looksCloser)
  const traits = await traitsOf(db, looks ? ticketIds : [])
  const calendars = await allCalendars(db)
  const edited = open.filter((one) => versionIn(calendars, one.calendarId).version !== one.calendarVersion)
  const extended = await extendedAmong(
    db,
    edited.map(({ id }) => id),
  )
  return { policies, promised, extended, traits, calendars, now, newId }
}

/** When notes said anew what limits ask about: the judgement, or the unit; null where they did not. */
function judgedIn(before: StoredCycle, after: StoredCycle, notes: readonly CycleNote[]): number | null {
  if (before.facts.judgedAt !== after.facts.judgedAt) return after.facts.judgedAt
  const moved = notes.findLast(({ note }) => (note.unitId ?? before.facts.unitId) !== before.facts.unitId)
  return moved?.cause.at ?? null
}

interface Given {
  readonly stored: ReadonlyMap<string, Clock>
  readonly calendars: Calendars
  readonly why: Told['why']
  readonly factsBefore: CycleFacts
  readonly causes: readonly CycleNote['cause'][]
}

interface ClockChange {
  readonly clock: Clock & { standing: Standing }
  readonly recordings: readonly Recording[]
}

function changesOf(
  context: CommandContext,
  { cycle: { facts }, clocks }: ClockedCycle,
  given: Given,
): ClockChange[] {
  return clocks.flatMap((clock) => {
    const { calendar, version } = versionIn(given.calendars, clock.calendarId)
    const before = clock.standing
    const known = given.stored.get(clock.id)
    const missedAt = missedBefore(known, clock)
    const level = missedAt === null ? (before?.level ?? 0) : 100
    const standing = standingOf(calendar, { terms: clock.terms, facts, level, now: context.now })
    if (isSettled(before, standing)) return []
    const changed = { ...clock, standing, calendarVersion: version }
    const told = {
      clock: changed,
      before,
      facts,
      calendar,
      why: restarted(known, clock) ? 'answered' : given.why,
    } as const
    const recordings = [
      ...breachOf(changed, missedAt),
      ...recordingsOf(changed, { facts, given, now: context.now }),
    ]
    const same = known === clock && recordings.length === 0
    if (same) return []
    if (missedAt !== null) {
      const then = { ...changed, standing: { ...standing, dueAt: missedAt } }
      tell(context, { ...told, clock: then }, ['breached'])
    }
    tell(context, told, changesBetween(before, standing))
    return [{ clock: recordings.length === 0 ? { ...clock, standing } : changed, recordings }]
  })
}

/** The customer heard from us, so that the time for the next word began anew. */
const restarted = (known: Clock | undefined, { terms }: Clock): boolean =>
  known !== undefined && terms.obligation === 'next_update' && terms.startedAt > known.terms.startedAt

/** When a word came too late that nobody had looked for until it came; null where it was in time, or its lateness is told already. */
function missedBefore(known: Clock | undefined, clock: Clock): number | null {
  if (known?.standing?.state !== 'running' || !restarted(known, clock)) return null
  const { dueAt } = known.standing
  return dueAt !== null && dueAt < clock.terms.startedAt ? dueAt : null
}

function breachOf(clock: Recording['clock'], at: number | null): Recording[] {
  if (at === null) return []
  const breached = { ...clock, standing: { ...clock.standing, level: 100 as const } }
  return [{ clock: breached, step: { what: 'breached', at }, cause: { type: 'time', id: null } }]
}

/** A clock as its log sees it. */
export function viewOf(
  { terms, policyId, policyVersion, calendarId, calendarVersion, standing }: Clock & { standing: Standing },
  { waits }: Pick<CycleFacts, 'waits'>,
): ClockView {
  return { terms, waits, standing, limit: `${policyId}/${policyVersion}/${calendarId}`, calendarVersion }
}

/** What goes into the log, each step with the event of its moment or, failing that, the last one. */
function recordingsOf(
  clock: Clock & { standing: Standing },
  { facts, given, now }: { facts: CycleFacts; given: Given; now: number },
): Recording[] {
  const { stored, factsBefore, causes } = given
  const known = stored.get(clock.id)
  const before = known?.standing == null ? null : viewOf({ ...known, standing: known.standing }, factsBefore)
  const after = viewOf(clock, facts)
  return stepsBetween(before, after, causes.at(-1)?.at ?? now).map((step) => {
    const cause = causes.find(({ at }) => at === step.at) ?? causes.at(-1)
    return { clock, step, cause: cause ?? { type: 'time', id: null } }
  })
}

/** A clock that ended stays as it was judged, even when its calendar says otherwise by now. */
function isSettled(before: Standing | null, after: Standing): boolean {
  return (
    before !== null &&
    before.endedAt !== null &&
    before.endedAt === after.endedAt &&
    before.metAt === after.metAt
  )
}
