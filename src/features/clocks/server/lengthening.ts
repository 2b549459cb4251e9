import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { clockExtended } from '../contract.ts'
import { stepsBetween } from '../domain/clock-log.ts'
import type { Wait } from '../domain/cycle.ts'
import type { Allowance } from '../domain/extending.ts'
import { counted, type Standing, standingOf } from '../domain/reckoning.ts'
import { allowancesOf } from './allowances.query.ts'
import { appendToLog } from './clock-log.store.ts'
import { type Clock, insertExtension, saveClocks } from './clocks.store.ts'
import { allCalendars, type Calendars, versionIn } from './compiled-calendars.ts'
import type { StoredCycle } from './cycles.store.ts'
import { viewOf } from './reckoning.ts'
import { dimensionsOf } from './telling.ts'

const longestMs = 366 * 86_400_000

/** A clock that is to get more time, until when, and what it then measures. */
export interface Lengthening {
  readonly clock: Clock
  readonly cycle: StoredCycle
  readonly calendars: Calendars
  readonly from: { readonly dueAt: number; readonly targetMs: number }
  readonly targetMs: number
  readonly allowance: Allowance
}

/** Sees whether a locked clock runs and may get time until then; refuses what adds none, is too much, or more than its statute allows. */
export async function lengtheningOf(
  { db, now }: CommandContext,
  { clock, cycle }: { clock: Clock; cycle: StoredCycle },
  untilMs: number,
): Promise<Lengthening> {
  const from = { dueAt: runningUntil(clock, now), targetMs: clock.terms.targetMs }
  if (untilMs > now + longestMs) throw new Refusal('clocks.tooFar', 'invalid', { days: 366 })
  const calendars = await allCalendars(db)
  const { calendar } = versionIn(calendars, clock.calendarId)
  const targetMs = counted(calendar, { terms: clock.terms, facts: cycle.facts }, untilMs)
  if (untilMs <= from.dueAt || targetMs <= from.targetMs)
    throw new Refusal('clocks.notLater', 'invalid', { dueAt: new Date(from.dueAt).toISOString() })
  const allowance = (await allowancesOf(db, clock.ticketId, calendars)).get(clock.id)
  if (allowance === undefined) throw new Error(`clock ${clock.id} is not among those of its ticket`)
  if (allowance.how === 'none') throw new Refusal('clocks.noMoreTime', 'conflict')
  if (allowance.until !== null && untilMs > allowance.until)
    throw new Refusal('clocks.beyondStatute', 'invalid', { until: new Date(allowance.until).toISOString() })
  return { clock, cycle, calendars, from, targetMs, allowance }
}

/** Gives the time: keeps who gave it and why, logs it and says so. Gives the extension with the new due time. */
export async function lengthen(
  context: CommandContext,
  { clock, cycle, calendars, from, targetMs }: Lengthening,
  given: { reason: string; requestedBy?: string },
): Promise<{ extensionId: string; dueAt: string }> {
  const { db, actor, now, newId, emit } = context
  const { facts } = cycle
  const { calendar, version: calendarVersion } = versionIn(calendars, clock.calendarId)
  const terms = { ...clock.terms, targetMs }
  const standing = standingOf(calendar, { terms, facts, level: clock.standing?.level ?? 0, now })
  const extended = { ...clock, terms, standing, calendarVersion }
  const extensionId = newId()
  const { reason, requestedBy } = given
  await saveClocks(db, [extended])
  await insertExtension(db, { id: extensionId, clock: extended, at: now, by: actor.id, reason, from })
  await logExtension(context, { before: clock, after: extended, waits: facts.waits, extensionId })
  const dueAt = new Date(standing.dueAt as number).toISOString()
  emit(clockExtended, {
    subject: clock.ticketId,
    unit: facts.unitId,
    facts: {
      ...dimensionsOf({ ...clock, obligation: terms.obligation }, facts.unitId),
      level: standing.level,
      extensionId,
      fromDueAt: new Date(from.dueAt).toISOString(),
      dueAt,
      targetMs,
      ...(requestedBy !== undefined && { requestedBy }),
    },
  })
  return { extensionId, dueAt }
}

async function logExtension(
  { db, now }: CommandContext,
  given: {
    before: Clock
    after: Clock & { standing: Standing }
    waits: readonly Wait[]
    extensionId: string
  },
): Promise<void> {
  const { before, after, waits, extensionId } = given
  const cause = { type: clockExtended.type, id: extensionId }
  const known = viewOf({ ...before, standing: before.standing as Standing }, { waits })
  const steps = stepsBetween(known, viewOf(after, { waits }), now)
  await appendToLog(
    db,
    steps.map((step) => ({ clock: after, step, cause })),
    now,
  )
}

/** When the clock is due; refuses one whose time passed or that does not run. */
function runningUntil({ standing }: Clock, now: number): number {
  if (standing?.state === 'missed' || (standing?.dueAt ?? now) < now)
    throw new Refusal('clocks.alreadyDue', 'conflict')
  if (standing?.state !== 'running' || standing.dueAt === null)
    throw new Refusal('clocks.notRunning', 'conflict', { state: standing?.state })
  return standing.dueAt
}
