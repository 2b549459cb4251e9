import { whenUsedUp, workingLimit } from '#features/clocks/server/public/working-limits.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Letter } from './supervision.store.ts'

const hourMs = 3_600_000

/** Working hours from the beginning, or a moment that was chosen. */
export type Due = { readonly hours: number } | { readonly at: number }

interface Spoken {
  readonly warn50At: number
  readonly warn80At: number
  readonly dueAt: number
}

const inCalendarTime = (since: number, ms: number): Spoken => ({
  warn50At: since + ms * 0.5,
  warn80At: since + ms * 0.8,
  dueAt: since + ms,
})

async function limitFrom(db: ReadHandle, due: Due, now: number) {
  if ('at' in due)
    return { calendarId: null, targetMs: due.at - now, spoken: inCalendarTime(now, due.at - now) }
  const limit = await workingLimit(db, { amount: due.hours, unit: 'hour' }, now)
  if (limit === null) {
    // Without a calendar every hour counts.
    const targetMs = due.hours * hourMs
    return { calendarId: null, targetMs, spoken: inCalendarTime(now, targetMs) }
  }
  const [spoken] = await whenUsedUp(db, [{ ...limit, startMs: now }])
  return { ...limit, spoken: spoken as Spoken }
}

/** The clock of a letter that is sent now. */
export async function freshClock({ db, now }: Pick<CommandContext, 'db' | 'now'>, due: Due) {
  const { calendarId, targetMs, spoken } = await limitFrom(db, due, now)
  return {
    calendar_id: calendarId,
    target_ms: targetMs,
    clock_started_at: new Date(now),
    ...momentsOf(spoken),
    next_wake_at: new Date(spoken.warn50At),
    breached_at: null,
    escalation: 0,
  }
}

const momentsOf = ({ warn50At, warn80At, dueAt }: Spoken) => ({
  warn_50_at: new Date(warn50At),
  warn_80_at: new Date(warn80At),
  due_at: new Date(dueAt),
})

/** The clock of a letter that is sent back: the time it had, anew. */
export async function sameTimeAnew(context: Pick<CommandContext, 'db' | 'now'>, letter: Letter) {
  const { calendar_id: calendarId, target_ms: targetMs } = letter
  if (calendarId === null) return freshClock(context, { at: context.now + targetMs })
  const [spoken] = await whenUsedUp(context.db, [{ calendarId, targetMs, startMs: context.now }])
  return {
    clock_started_at: new Date(context.now),
    ...momentsOf(spoken as Spoken),
    next_wake_at: new Date((spoken as Spoken).warn50At),
    breached_at: null,
    escalation: 0,
  }
}

/** The clocks of letters on a calendar that changed, in their order; the levels they spoke at are not told again. */
export async function reckonedAnew(db: ReadHandle, letters: readonly Letter[]) {
  const used = await whenUsedUp(
    db,
    letters.map((letter) => ({
      calendarId: letter.calendar_id as string,
      targetMs: letter.target_ms,
      startMs: letter.clock_started_at.getTime(),
    })),
  )
  return letters.map((letter, index) => {
    const spoken = used[index] as Spoken
    const before = [letter.warn_50_at, letter.warn_80_at].filter((at) => at < (letter.next_wake_at as Date))
    const wakes = [spoken.warn50At, spoken.warn80At, spoken.dueAt][before.length] as number
    return { ...momentsOf(spoken), next_wake_at: new Date(wakes) }
  })
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
  return (spoken as Spoken).dueAt
}
