import type { CommandContext } from '#platform/server/command.ts'
import { changesBetween } from '../domain/changes.ts'
import { type Note, withNote } from '../domain/cycle.ts'
import { type Standing, standingOf } from '../domain/reckoning.ts'
import { type ClockedCycle, withLimits } from './applying.ts'
import { type Clock, lockClocks, saveClocks } from './clocks.store.ts'
import { allCalendars, type Calendars, calendarIn } from './compiled-calendars.ts'
import { type CycleKey, keyOf, lockCycles, type StoredCycle, saveCycles } from './cycles.store.ts'
import { activePolicies } from './policies.store.ts'
import { type Told, tell } from './telling.ts'

/** What an event says about one handling. */
export type CycleNote = CycleKey & { readonly note: Note }

/** Takes notes on handlings and moves their clocks to where the facts put them; says what changed. */
export async function reckon(
  context: CommandContext,
  notes: readonly CycleNote[],
  why: Told['why'] = 'classification',
): Promise<void> {
  const { db, now, newId } = context
  const cycles = (await lockCycles(db, notes)).map((cycle) => noted(cycle, notes))
  const ticketIds = [...new Set(cycles.map(({ ticketId }) => ticketId))]
  const stored = await lockClocks(db, ticketIds)
  const clocks = Map.groupBy(stored, keyOf)
  const rules = { policies: await activePolicies(db), calendars: await allCalendars(db), now, newId }
  const limited = cycles.map((cycle) => withLimits({ cycle, clocks: clocks.get(keyOf(cycle)) ?? [] }, rules))
  await saveCycles(
    db,
    limited.map(({ cycle }) => cycle),
  )
  const given = { stored: new Set(stored), calendars: rules.calendars, why }
  const moved = limited.flatMap((one) => movedClocks(context, one, given))
  await saveClocks(db, moved)
}

function noted(cycle: StoredCycle, notes: readonly CycleNote[]): StoredCycle {
  const own = notes.filter((one) => keyOf(one) === keyOf(cycle))
  return { ...cycle, facts: own.reduce((facts, { note }) => withNote(facts, note), cycle.facts) }
}

function movedClocks(
  context: CommandContext,
  { cycle: { facts }, clocks }: ClockedCycle,
  { stored, calendars, why }: { stored: ReadonlySet<Clock>; calendars: Calendars; why: Told['why'] },
): (Clock & { standing: Standing })[] {
  return clocks.flatMap((clock) => {
    const calendar = calendarIn(calendars, clock.calendarId)
    const before = clock.standing
    const standing = standingOf(calendar, {
      terms: clock.terms,
      facts,
      level: before?.level ?? 0,
      now: context.now,
    })
    if (isSettled(before, standing)) return []
    const changed = { ...clock, standing }
    const changes = changesBetween(before, standing)
    tell(context, { clock: changed, before, facts, calendar, why }, changes)
    const same = stored.has(clock) && JSON.stringify(before) === JSON.stringify(standing)
    return same ? [] : [changed]
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
