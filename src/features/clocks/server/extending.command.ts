import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { extendClock } from '../contract/ticket-clocks.ts'
import { clockExtended } from '../contract.ts'
import { stepsBetween } from '../domain/clock-log.ts'
import type { Wait } from '../domain/cycle.ts'
import { counted, type Standing, standingOf } from '../domain/reckoning.ts'
import { appendToLog } from './clock-log.store.ts'
import { type Clock, insertExtension, saveClocks } from './clocks.store.ts'
import { allCalendars, versionIn } from './compiled-calendars.ts'
import { viewOf } from './reckoning.ts'
import { dimensionsOf } from './telling.ts'
import { lockVisibleClock } from './visibility.ts'

const longestMs = 366 * 86_400_000

export const extendClockCommand = command(extendClock, async (context, { clockId, dueAt, reason }) => {
  const { db, actor, now, newId, emit } = context
  const { clock, cycle } = await lockVisibleClock(context, clockId)
  const from = { dueAt: runningUntil(clock, now), targetMs: clock.terms.targetMs }
  const askedMs = Date.parse(dueAt)
  if (askedMs > now + longestMs) throw new Refusal('clocks.tooFar', 'invalid', { days: 366 })
  const { calendar, version: calendarVersion } = versionIn(await allCalendars(db), clock.calendarId)
  const { facts } = cycle
  const terms = { ...clock.terms, targetMs: counted(calendar, { terms: clock.terms, facts }, askedMs) }
  if (askedMs <= from.dueAt || terms.targetMs <= from.targetMs)
    throw new Refusal('clocks.notLater', 'invalid', { dueAt: new Date(from.dueAt).toISOString() })
  const level = clock.standing?.level ?? 0
  const standing = standingOf(calendar, { terms, facts, level, now })
  const extended = { ...clock, terms, standing, calendarVersion }
  const id = newId()
  await saveClocks(db, [extended])
  await insertExtension(db, { id, clock: extended, at: now, by: actor.id, reason, from })
  await logExtension(context, { before: clock, after: extended, waits: facts.waits, extensionId: id })
  const until = new Date(extended.standing.dueAt as number).toISOString()
  emit(clockExtended, {
    subject: clock.ticketId,
    unit: facts.unitId,
    facts: {
      ...dimensionsOf({ ...clock, obligation: terms.obligation }, facts.unitId),
      level: extended.standing.level,
      extensionId: id,
      fromDueAt: new Date(from.dueAt).toISOString(),
      dueAt: until,
      targetMs: terms.targetMs,
    },
  })
  return { clockId, dueAt: until }
})

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
