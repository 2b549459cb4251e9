import type { Insertable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { LogStep } from '../domain/clock-log.ts'
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
  await db.own<ClocksTables>().insertInto('clock_log').values(rows).execute()
}

function rowOf({ clock, step, cause }: Recording, now: number): Insertable<LogRow> {
  return {
    clock_id: clock.id,
    what: step.what,
    at: new Date(step.at),
    recorded_at: new Date(now),
    cause: cause.type,
    cause_id: cause.id,
    policy_id: clock.policyId,
    policy_version: clock.policyVersion ?? 1,
    calendar_id: clock.calendarId,
    calendar_version: clock.calendarVersion ?? 1,
    level: clock.standing.level,
    started_at: step.terms === undefined ? null : new Date(step.terms.startedAt),
    target_ms: step.terms?.targetMs ?? null,
    pausable: step.terms?.pausable ?? null,
  }
}
