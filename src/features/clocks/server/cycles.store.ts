import { type Insertable, type Selectable, sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { insertMany, saveMany } from '#platform/server/database/many-rows.ts'
import type { CycleFacts } from '../domain/cycle.ts'
import { factsOf, ms } from './clock-facts.ts'
import type { ClocksTables, CycleRow, PauseRow } from './clocks.tables.ts'

/** One handling of one ticket. */
export interface CycleKey {
  readonly ticketId: string
  readonly cycle: number
}

/** A handling as it is known here, and whose limits were applied to it. */
export interface StoredCycle extends CycleKey {
  readonly facts: CycleFacts
  readonly appliedFor: string | null
  readonly callbackAppliedAt: number | null
}

/** A map key for a handling. */
export const keyOf = ({ ticketId, cycle }: CycleKey): string => `${ticketId}/${cycle}`

/** Locks handlings, making the rows of those not known yet. Locked in order, so that two callers cannot block each other. */
export async function lockCycles(db: WriteHandle, keys: readonly CycleKey[]): Promise<StoredCycle[]> {
  const own = db.own<ClocksTables>()
  const wanted = new Set(keys.map(keyOf))
  const sorted = [...new Map(keys.map((key) => [keyOf(key), key])).values()].toSorted(
    (a, b) => a.ticketId.localeCompare(b.ticketId) || a.cycle - b.cycle,
  )
  if (sorted.length === 0) return []
  await insertMany(
    own,
    {
      table: 'clocked_cycles',
      rows: sorted.map(({ ticketId, cycle }) => ({
        ticket_id: ticketId,
        cycle,
        has_customer: false,
        carries_on: false,
      })),
    },
    sql`on conflict do nothing`,
  )
  const tickets = [...new Set(sorted.map(({ ticketId }) => ticketId))]
  const [rows, pauses] = [
    await own
      .selectFrom('clocked_cycles')
      .selectAll()
      .where('ticket_id', 'in', tickets)
      .orderBy('ticket_id')
      .orderBy('cycle')
      .forUpdate()
      .execute(),
    await own.selectFrom('clock_pauses').selectAll().where('ticket_id', 'in', tickets).execute(),
  ]
  return rows.map((row) => cycleOf(row, pauses)).filter((stored) => wanted.has(keyOf(stored)))
}

/** Writes handlings back with their waits. */
export async function saveCycles(db: WriteHandle, cycles: readonly StoredCycle[]): Promise<void> {
  if (cycles.length === 0) return
  const own = db.own<ClocksTables>()
  await saveMany(own, { table: 'clocked_cycles', rows: cycles.map(rowOf), key: ['ticket_id', 'cycle'] })
  const pauses = cycles.flatMap(pauseRowsOf)
  for (const { ticketId, cycle } of cycles.filter(({ facts }) => facts.waits.length > 0))
    await own
      .deleteFrom('clock_pauses')
      .where('ticket_id', '=', ticketId)
      .where('cycle', '=', cycle)
      .execute()
  if (pauses.length > 0) await own.insertInto('clock_pauses').values(pauses).execute()
}

const date = (time: number | null): Date | null => (time === null ? null : new Date(time))

function cycleOf(row: Selectable<CycleRow>, pauses: readonly Selectable<PauseRow>[]): StoredCycle {
  return {
    ticketId: row.ticket_id,
    cycle: row.cycle,
    facts: factsOf(row, pauses),
    appliedFor: row.applied_for,
    callbackAppliedAt: ms(row.callback_applied_at),
  }
}

function rowOf({ ticketId, cycle, facts, appliedFor, callbackAppliedAt }: StoredCycle): Insertable<CycleRow> {
  return {
    ticket_id: ticketId,
    cycle,
    org_unit_id: facts.unitId,
    kind: facts.kind,
    urgency: facts.urgency,
    tier: facts.tier,
    label_id: facts.labelId,
    accepted_at: date(facts.acceptedAt),
    classified_at: date(facts.judgedAt),
    began_at: date(facts.beganAt),
    contacted_at: date(facts.contactedAt),
    planned_at: date(facts.plannedAt),
    resolved_at: date(facts.resolvedAt),
    has_customer: facts.hasCustomer,
    carries_on: facts.carriesOn,
    last_told_at: date(facts.lastToldAt),
    called_back_at: date(facts.calledBackAt),
    callback_dropped_at: date(facts.callbackDroppedAt),
    verified_at: date(facts.verifiedAt),
    ended_at: date(facts.endedAt),
    applied_for: appliedFor,
    callback_applied_at: date(callbackAppliedAt),
  }
}

function pauseRowsOf({ ticketId, cycle, facts }: StoredCycle): Insertable<PauseRow>[] {
  return facts.waits.map(({ since, until }, position) => ({
    ticket_id: ticketId,
    cycle,
    position,
    since: date(since),
    until: date(until),
  }))
}
