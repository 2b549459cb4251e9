import type { Insertable, Selectable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { insertMany, saveMany } from '#platform/server/database/many-rows.ts'
import { type CycleFacts, nothingKnown } from '../domain/cycle.ts'
import { factsOf, ms } from './clock-facts.ts'
import type { ClocksTables, CycleRow, PauseRow } from './clocks.tables.ts'

/** One handling of one ticket. */
export interface CycleKey {
  readonly ticketId: string
  readonly cycle: number
}

/** A handling as it is known here, and whose limits were applied to it. */
export interface StoredCycle extends CycleKey {
  /** Nothing was known of it before. */
  readonly fresh: boolean
  readonly facts: CycleFacts
  readonly appliedFor: string | null
  readonly callbackAppliedAt: number | null
}

/** A map key for a handling. */
export const keyOf = ({ ticketId, cycle }: CycleKey): string => `${ticketId}/${cycle}`

/** Locks handlings, in order, so that two callers cannot block each other. Of those not known yet nothing is known, and nothing locked. */
export async function lockCycles(db: WriteHandle, keys: readonly CycleKey[]): Promise<StoredCycle[]> {
  if (keys.length === 0) return []
  const own = db.own<ClocksTables>()
  const wanted = new Map(keys.map((key) => [keyOf(key), key]))
  const tickets = [...new Set(keys.map(({ ticketId }) => ticketId))]
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
  const known = rows.map((row) => cycleOf(row, pauses)).filter((stored) => wanted.delete(keyOf(stored)))
  return [...known, ...[...wanted.values()].map(unknownCycle)]
}

/** Writes handlings back with their waits. One that somebody else began to know meanwhile is a crossing: the deed runs again. */
export async function saveCycles(db: WriteHandle, cycles: readonly StoredCycle[]): Promise<void> {
  const own = db.own<ClocksTables>()
  const { true: fresh = [], false: known = [] } = Object.groupBy(cycles, (cycle) => `${cycle.fresh}` as const)
  if (fresh.length > 0) await insertMany(own, { table: 'clocked_cycles', rows: fresh.map(rowOf) })
  if (known.length > 0)
    await saveMany(own, { table: 'clocked_cycles', rows: known.map(rowOf), key: ['ticket_id', 'cycle'] })
  const pauses = cycles.flatMap(pauseRowsOf)
  for (const { ticketId, cycle } of known.filter(({ facts }) => facts.waits.length > 0))
    await own
      .deleteFrom('clock_pauses')
      .where('ticket_id', '=', ticketId)
      .where('cycle', '=', cycle)
      .execute()
  if (pauses.length > 0) await own.insertInto('clock_pauses').values(pauses).execute()
}

const unknownCycle = ({ ticketId, cycle }: CycleKey): StoredCycle => ({
  ticketId,
  cycle,
  fresh: true,
  facts: nothingKnown,
  appliedFor: null,
  callbackAppliedAt: null,
})

const date = (time: number | null): Date | null => (time === null ? null : new Date(time))

function cycleOf(row: Selectable<CycleRow>, pauses: readonly Selectable<PauseRow>[]): StoredCycle {
  return {
    ticketId: row.ticket_id,
    cycle: row.cycle,
    fresh: false,
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
