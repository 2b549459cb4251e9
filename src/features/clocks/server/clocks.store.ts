import { type Selectable, sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { saveMany } from '#platform/server/database/many-rows.ts'
import type { Level } from '../domain/codes.ts'
import type { Standing, Terms } from '../domain/reckoning.ts'
import { ms, termsOf } from './clock-facts.ts'
import type { ClockRow, ClocksTables } from './clocks.tables.ts'
import type { CycleKey } from './cycles.store.ts'

/** A clock with what it measures and how it stands. */
export interface Clock extends CycleKey {
  readonly id: string
  readonly kind: string
  readonly urgency: string
  readonly policyId: string
  /** Null on a clock that ended before the log was kept. */
  readonly policyVersion: number | null
  readonly calendarId: string
  readonly calendarVersion: number | null
  readonly terms: Terms
  /** Null for a clock that is about to start. */
  readonly standing: Standing | null
}

/** Locks every clock of these tickets. */
export async function lockClocks(db: WriteHandle, ticketIds: readonly string[]): Promise<Clock[]> {
  if (ticketIds.length === 0) return []
  const rows = await db
    .own<ClocksTables>()
    .selectFrom('clocks')
    .selectAll()
    .where('ticket_id', 'in', [...ticketIds])
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(clockOf)
}

/** Writes clocks, new ones and changed ones. */
export async function saveClocks(
  db: WriteHandle,
  clocks: readonly (Clock & { standing: Standing })[],
): Promise<void> {
  if (clocks.length === 0) return
  await saveMany(db.own<ClocksTables>(), { table: 'clocks', rows: clocks.map(rowOf), key: ['id'] })
}

/** A clock whose time came, with the unit its ticket is handled in. */
export interface WokenClock {
  readonly id: string
  readonly ticket_id: string
  readonly cycle: number
  readonly obligation: ClockRow['obligation']
  readonly kind: string
  readonly urgency: string
  readonly level: Exclude<Level, 0>
  readonly due_at: Date
  readonly org_unit_id: string | null
}

/**
 * Moves running clocks whose time came to the highest level they passed, each row by one process alone: what a
 * colleague holds is skipped and taken by whoever looks next. Levels passed meanwhile are not told one by one. The log
 * dates each level at the moment it was reached, not at this look.
 */
export async function wakeClocks(db: WriteHandle, now: number, limit: number): Promise<WokenClock[]> {
  const at = new Date(now)
  const { rows } = await sql<WokenClock>`
    with woken as (
      select id from clocks where state = 'running' and next_wake_at <= ${at}
      order by next_wake_at limit ${limit} for update skip locked
    ), told as (
      update clocks set
        level = case when due_at <= ${at} then 100 when warn_80_at <= ${at} then 80 else 50 end,
        state = case when due_at <= ${at} then 'missed' else 'running' end,
        breached_at = case when due_at <= ${at} then due_at end,
        next_wake_at = case when due_at <= ${at} then null when warn_80_at <= ${at} then due_at else warn_80_at end
      from woken, clocked_cycles
      where clocks.id = woken.id
        and clocked_cycles.ticket_id = clocks.ticket_id and clocked_cycles.cycle = clocks.cycle
      returning clocks.*, clocked_cycles.org_unit_id
    ), logged as (
      insert into clock_log
        (clock_id, what, at, recorded_at, cause, policy_id, policy_version, calendar_id, calendar_version, level)
      select id, case level when 100 then 'breached' else 'warned' end,
        case level when 100 then due_at when 80 then warn_80_at else warn_50_at end, ${at}, 'time',
        policy_id, coalesce(policy_version, 1), calendar_id, coalesce(calendar_version, 1), level
      from told order by due_at
    )
    select id, ticket_id, cycle, obligation, kind, urgency, level, due_at, org_unit_id
    from told`.execute(db.own<ClocksTables>())
  return rows
}

/** Open clocks of a calendar after an id, in order of their ids. */
export async function openClocksOn(
  db: WriteHandle,
  wanted: { calendarId: string; after: string | null; limit: number },
): Promise<{ id: string; ticketId: string; cycle: number }[]> {
  const query = db
    .own<ClocksTables>()
    .selectFrom('clocks')
    .select(['id', 'ticket_id as ticketId', 'cycle'])
    .where('calendar_id', '=', wanted.calendarId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .limit(wanted.limit)
  return (wanted.after === null ? query : query.where('id', '>', wanted.after)).execute()
}

/** Of these clocks those that somebody gave more time. */
export async function extendedAmong(db: WriteHandle, clockIds: readonly string[]): Promise<Set<string>> {
  if (clockIds.length === 0) return new Set()
  const rows = await db
    .own<ClocksTables>()
    .selectFrom('clock_extensions')
    .select('clock_id')
    .where('clock_id', 'in', [...clockIds])
    .execute()
  return new Set(rows.map((row) => row.clock_id))
}

/** Keeps who gave more time, why, and what changed by it. */
export async function insertExtension(
  db: WriteHandle,
  extension: {
    id: string
    clock: Clock & { standing: Standing }
    at: number
    by: string | null
    reason: string
    from: { dueAt: number; targetMs: number }
  },
): Promise<void> {
  const { id, clock, at, by, reason, from } = extension
  await db
    .own<ClocksTables>()
    .insertInto('clock_extensions')
    .values({
      id,
      clock_id: clock.id,
      at: new Date(at),
      by,
      reason,
      from_due_at: new Date(from.dueAt),
      due_at: new Date(clock.standing.dueAt as number),
      from_target_ms: from.targetMs,
      target_ms: clock.terms.targetMs,
    })
    .execute()
}

const date = (time: number | null): Date | null => (time === null ? null : new Date(time))

function clockOf(row: Selectable<ClockRow>): Clock {
  return {
    id: row.id,
    ticketId: row.ticket_id,
    cycle: row.cycle,
    kind: row.kind,
    urgency: row.urgency,
    policyId: row.policy_id,
    policyVersion: row.policy_version,
    calendarId: row.calendar_id,
    calendarVersion: row.calendar_version,
    terms: termsOf(row),
    standing: {
      state: row.state,
      level: row.level,
      warn50At: ms(row.warn_50_at),
      warn80At: ms(row.warn_80_at),
      dueAt: ms(row.due_at),
      nextWakeAt: ms(row.next_wake_at),
      metAt: ms(row.met_at),
      breachedAt: ms(row.breached_at),
      endedAt: ms(row.ended_at),
    },
  }
}

function rowOf({ terms, standing, ...clock }: Clock & { standing: Standing }): ClockRow {
  return {
    id: clock.id,
    ticket_id: clock.ticketId,
    cycle: clock.cycle,
    obligation: terms.obligation,
    kind: clock.kind,
    urgency: clock.urgency,
    policy_id: clock.policyId,
    calendar_id: clock.calendarId,
    target_ms: terms.targetMs,
    pausable: terms.pausable,
    started_at: new Date(terms.startedAt),
    state: standing.state,
    level: standing.level,
    warn_50_at: date(standing.warn50At),
    warn_80_at: date(standing.warn80At),
    due_at: date(standing.dueAt),
    next_wake_at: date(standing.nextWakeAt),
    met_at: date(standing.metAt),
    breached_at: date(standing.breachedAt),
    ended_at: date(standing.endedAt),
    dropped_at: date(terms.droppedAt),
    policy_version: clock.policyVersion,
    calendar_version: clock.calendarVersion,
  }
}

/** Takes the words out of the extensions of tickets' clocks. */
export async function eraseReasons(db: WriteHandle, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return
  const own = db.own<ClocksTables>()
  const theirs = own
    .selectFrom('clocks')
    .select('id')
    .where('ticket_id', 'in', [...ticketIds])
  await own.updateTable('clock_extensions').set({ reason: '' }).where('clock_id', 'in', theirs).execute()
}
