import { logAnswerClock } from '#features/clocks/server/public/answer-clock-log.ts'
import {
  type Milestones,
  versionOfCalendar,
  whenUsedUp,
  workingLimit,
} from '#features/clocks/server/public/working-limits.ts'
import type { EventDefinition } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { letterEscalated, letterMoved, letterWarned } from '../contract.ts'
import { ruleOf } from './rule.ts'
import { type Letter, updateLetter } from './supervision.store.ts'
import { tellOfLetter } from './telling.ts'

const hourMs = 3_600_000

/** Working hours from the beginning, or a moment that was chosen. */
export type Due = { readonly hours: number } | { readonly at: number }

type Clocked = Pick<Letter, 'id' | 'calendar_id' | 'calendar_version'>
type Step = Parameters<typeof logAnswerClock>[2][number]

/** Notes what happened to a letter's clock. Those that were over before the log was kept have none. */
async function log(context: Pick<CommandContext, 'db' | 'now'>, letter: Clocked, step: Step): Promise<void> {
  if (letter.calendar_version === null) return
  const { id, calendar_id: calendarId } = letter
  const calendarVersion = calendarId === null ? null : letter.calendar_version
  await logAnswerClock(context, { of: 'letter_id', id, calendarId, calendarVersion }, [step])
}

const termsOf = ({ clock_started_at: startedAt, target_ms: targetMs }: Letter) => ({
  startedAt: startedAt.getTime(),
  targetMs,
  pausable: false,
})

const everyHour = { calendarId: null, calendarVersion: 0 }

async function limitFrom(db: ReadHandle, due: Due, now: number) {
  if ('at' in due) return { ...everyHour, targetMs: due.at - now }
  const limit = await workingLimit(db, { amount: due.hours, unit: 'hour' }, now)
  // Without a calendar every hour counts.
  return limit ?? { ...everyHour, targetMs: due.hours * hourMs }
}

/** A clock that begins now: when it speaks, with nothing said yet. */
async function begun(
  { db, now }: Pick<CommandContext, 'db' | 'now'>,
  limit: { calendarId: string | null; targetMs: number },
) {
  const [spoken] = await whenUsedUp(db, [{ ...limit, startMs: now }])
  const { warn50At } = spoken as Milestones
  return {
    clock_started_at: new Date(now),
    ...momentsOf(spoken as Milestones),
    next_wake_at: new Date(warn50At),
    breached_at: null,
    escalation: 0,
  }
}

const momentsOf = ({ warn50At, warn80At, dueAt }: Milestones) => ({
  warn_50_at: new Date(warn50At),
  warn_80_at: new Date(warn80At),
  due_at: new Date(dueAt),
})

/** The clock of a letter that is sent now. */
export async function freshClock(context: Pick<CommandContext, 'db' | 'now'>, due: Due) {
  const { calendarId, calendarVersion, targetMs } = await limitFrom(context.db, due, context.now)
  const clock = await begun(context, { calendarId, targetMs })
  return { calendar_id: calendarId, calendar_version: calendarVersion, target_ms: targetMs, ...clock }
}

/** The clock of a letter that is sent back: the time it had, anew. */
export async function sameTimeAnew(context: Pick<CommandContext, 'db' | 'now'>, letter: Letter) {
  const { calendar_id: calendarId, target_ms: targetMs } = letter
  const calendar_version = calendarId === null ? 0 : await versionOfCalendar(context.db, calendarId)
  return { calendar_version, ...(await begun(context, { calendarId, targetMs })) }
}

/** Notes that a clock began, also one that begins anew. */
export async function clockBegan(
  context: CommandContext,
  letter: Letter,
  cause: EventDefinition,
): Promise<void> {
  await log(context, letter, {
    what: 'started',
    at: context.now,
    level: 0,
    terms: termsOf(letter),
    cause: cause.type,
  })
}

/** Notes that a letter is waited for no more: it was answered, or taken back. */
export async function clockEnded(
  context: CommandContext,
  letter: Letter,
  { answered, cause }: { answered: boolean; cause: EventDefinition },
): Promise<void> {
  const level = letter.breached_at === null ? levelOf(letter) : 100
  const what = answered ? 'met' : 'cancelled'
  await log(context, letter, { what, at: context.now, level, cause: cause.type })
}

/** The last level a running clock spoke at. */
function levelOf({ next_wake_at: wakes, warn_50_at, warn_80_at }: Letter): 0 | 50 | 80 {
  if (wakes === null || wakes <= warn_50_at) return 0
  return wakes > warn_80_at ? 80 : 50
}

/** Says how much of the time has gone. */
export async function warn(context: CommandContext, letter: Letter): Promise<void> {
  const level = letter.warn_80_at.getTime() <= context.now ? 80 : 50
  const next = level === 80 ? letter.due_at : letter.warn_80_at
  await updateLetter(context.db, letter.id, { next_wake_at: next })
  const at = (level === 80 ? letter.warn_80_at : letter.warn_50_at).getTime()
  await log(context, letter, { what: 'warned', at, level, cause: 'time' })
  tellOfLetter(context, letterWarned, { letter, facts: { level, dueAt: letter.due_at.toISOString() } })
}

/** Silence goes up: at the due instant to who leads the unit, after further silence to who stands above all. */
export async function escalate(context: CommandContext, letter: Letter): Promise<Letter> {
  const { db } = context
  const level = letter.escalation === 0 ? 1 : 2
  const { escalateHours } = await ruleOf(db)
  const due = letter.due_at.getTime()
  const further = await workingTimeAfter(db, due, { amount: escalateHours, unit: 'hour' })
  const escalated = await updateLetter(db, letter.id, {
    escalation: level,
    breached_at: letter.due_at,
    next_wake_at: level === 1 ? new Date(further) : null,
  })
  if (level === 1) await log(context, letter, { what: 'breached', at: due, level: 100, cause: 'time' })
  tellOfLetter(context, letterEscalated, {
    letter: escalated,
    facts: { level, dueAt: letter.due_at.toISOString() },
  })
  return escalated
}

/** A deed that comes after the due time, before anybody looked, finds it missed all the same. */
export async function caughtUp(context: CommandContext, letter: Letter): Promise<Letter> {
  const unseen = letter.next_wake_at !== null && letter.breached_at === null
  return unseen && letter.due_at.getTime() < context.now ? escalate(context, letter) : letter
}

/** Moves running clocks to where their calendar has them now. What they spoke of they speak of again where that lies ahead once more. */
export async function reckonAnew(
  context: CommandContext,
  letters: readonly Letter[],
  version: number,
): Promise<void> {
  const used = await whenUsedUp(
    context.db,
    letters.map((letter) => ({
      calendarId: letter.calendar_id,
      targetMs: letter.target_ms,
      startMs: letter.clock_started_at.getTime(),
    })),
  )
  for (const [index, letter] of letters.entries()) {
    const spoken = used[index] as Milestones
    const moments = [spoken.warn50At, spoken.warn80At, spoken.dueAt]
    const stood = [letter.warn_50_at, letter.warn_80_at, letter.due_at].map((at) => at.getTime())
    if (moments.every((at, place) => at === stood[place])) continue
    const said = [0, 50, 80].indexOf(levelOf(letter))
    const passed = moments.filter((at) => at <= context.now).length
    const moved = await updateLetter(context.db, letter.id, {
      calendar_version: version,
      ...momentsOf(spoken),
      next_wake_at: new Date(moments[Math.min(said, passed)] as number),
    })
    const step = {
      what: 'retargeted',
      at: context.now,
      level: levelOf(moved),
      terms: termsOf(moved),
    } as const
    await log(context, moved, { ...step, cause: letterMoved.type })
    // Whoever has to answer cares for the end alone.
    if (spoken.dueAt !== letter.due_at.getTime())
      tellOfLetter(context, letterMoved, { letter: moved, facts: { dueAt: moved.due_at.toISOString() } })
  }
}

/** The moment that lies so many working hours or days after another; calendar time where there is no calendar. */
export async function workingTimeAfter(
  db: ReadHandle,
  from: number,
  limit: { amount: number; unit: 'hour' | 'day' },
): Promise<number> {
  const counted = await workingLimit(
    db,
    limit.unit === 'day' ? { amount: limit.amount, unit: 'working_day', fromNextDay: true } : limit,
    from,
  )
  if (counted === null) return from + limit.amount * (limit.unit === 'day' ? 24 : 1) * hourMs
  const [spoken] = await whenUsedUp(db, [{ ...counted, startMs: from }])
  return (spoken as Milestones).dueAt
}
