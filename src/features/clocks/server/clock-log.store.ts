import type { Insertable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { insertMany } from '#platform/server/database/many-rows.ts'
import type { LogStep } from '../domain/clock-log.ts'
import type { Level } from '../domain/codes.ts'
import type { Standing } from '../domain/reckoning.ts'
import type { Clock } from './clocks.store.ts'
import type { ClocksTables, LogRow } from './clocks.tables.ts'

/** What brought a change: the type of its event, and that event or the record that the change belongs to. */
export interface Cause {
  readonly type: string
  readonly id: string | null
}

/** A step of a clock as it stands after the change. */
export interface Recording {
  readonly clock: Clock & { readonly standing: Standing }
  readonly step: LogStep
  readonly cause: Cause
}

/** Appends to the log of clocks, in this order. */
export async function appendToLog(
  db: WriteHandle,
  recordings: readonly Recording[],
  now: number,
): Promise<void> {
  if (recordings.length === 0) return
  const rows = recordings.map((recording) => rowOf(recording, now))
  await insertMany(db.own<ClocksTables>(), { table: 'clock_log', rows })
}

/**
 * A clock that another room keeps, by the column its log is known by: the answer clock of a sub-task or of a letter of supervision. The
 * calendar it counts on stands in the version it was reckoned in; both null where every hour counts.
 */
export interface AnswerClock {
  readonly of: 'joint_task_id' | 'letter_id'
  readonly id: string
  readonly calendarId: string | null
  readonly calendarVersion: number | null
}

/** A step with the last level the clock had spoken at afterwards, and the type of the event that brought it, or 'time'. */
export type AnswerStep = LogStep & { readonly level: Level; readonly cause: string }

/** Appends what happened to an answer clock, in this order. */
export async function appendAnswerSteps(
  db: WriteHandle,
  { clock, steps, now }: { clock: AnswerClock; steps: readonly AnswerStep[]; now: number },
): Promise<void> {
  if (steps.length === 0) return
  const of = {
    [clock.of]: clock.id,
    calendar_id: clock.calendarId,
    calendar_version: clock.calendarVersion,
  }
  const rows = steps.map((step) => ({ ...of, ...stepRow(step, now), cause: step.cause, level: step.level }))
  await db.own<ClocksTables>().insertInto('clock_log').values(rows).execute()
}

function rowOf({ clock, step, cause }: Recording, now: number): Insertable<LogRow> {
  return {
    ...stepRow(step, now),
    clock_id: clock.id,
    cause: cause.type,
    cause_id: cause.id,
    policy_id: clock.policyId,
    policy_version: clock.policyVersion ?? 1,
    calendar_id: clock.calendarId,
    calendar_version: clock.calendarVersion ?? 1,
    level: clock.standing.level,
  }
}

const stepRow = ({ what, at, terms }: LogStep, now: number) => ({
  what,
  at: new Date(at),
  recorded_at: new Date(now),
  started_at: terms === undefined ? null : new Date(terms.startedAt),
  target_ms: terms?.targetMs ?? null,
  pausable: terms?.pausable ?? null,
})
