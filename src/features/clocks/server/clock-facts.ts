import type { Selectable } from 'kysely'
import { type CycleFacts, nothingKnown } from '../domain/cycle.ts'
import type { Terms } from '../domain/reckoning.ts'
import type { ClockRow, CycleRow, PauseRow } from './clocks.tables.ts'

/** Milliseconds of a column. */
export const ms = (date: Date | null): number | null => date?.getTime() ?? null

/** Facts of a row and the waits of its cycle among `pauses`. */
export function factsOf(row: Selectable<CycleRow>, pauses: readonly Selectable<PauseRow>[]): CycleFacts {
  return {
    ...nothingKnown,
    beganAt: ms(row.began_at),
    contactedAt: ms(row.contacted_at),
    plannedAt: ms(row.planned_at),
    resolvedAt: ms(row.resolved_at),
    calledBackAt: ms(row.called_back_at),
    callbackDroppedAt: ms(row.callback_dropped_at),
    verifiedAt: ms(row.verified_at),
    endedAt: ms(row.ended_at),
    acceptedAt: ms(row.accepted_at),
    kind: row.kind,
    urgency: row.urgency,
    tier: row.tier,
    labelId: row.label_id,
    judgedAt: ms(row.classified_at),
    hasCustomer: row.has_customer,
    carriesOn: row.carries_on,
    lastToldAt: ms(row.last_told_at),
    unitId: row.org_unit_id,
    waits: pauses
      .filter((pause) => pause.ticket_id === row.ticket_id && pause.cycle === row.cycle)
      .toSorted((a, b) => a.position - b.position)
      .map(({ since, until }) => ({ since: ms(since), until: ms(until) })),
  }
}

/** What a stored clock measures. */
export function termsOf(row: Selectable<ClockRow>): Terms {
  return {
    obligation: row.obligation,
    startedAt: row.started_at.getTime(),
    targetMs: row.target_ms,
    pausable: row.pausable,
    droppedAt: ms(row.dropped_at),
  }
}
