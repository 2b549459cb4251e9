import type { ReadHandle } from '#platform/server/database/handles.ts'
import { clockSummariesOf } from '../clock-summaries.query.ts'

/** What a list of tickets shows of their clocks. */
export interface ClockSummary {
  readonly ticketId: string
  /** The earliest running clock's time; null when nothing is running. */
  readonly nextDueAt: Date | null
  /** Whether a time that is still owed has passed. */
  readonly breached: boolean
}

/** The clocks of tickets in one line each; a ticket without clocks has nothing due. */
export async function clockSummaries(
  db: ReadHandle,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, ClockSummary>> {
  const rows = await clockSummariesOf(db, ticketIds)
  const known = new Map(rows.map((row) => [row.ticketId, row]))
  return new Map(
    ticketIds.map((ticketId) => [
      ticketId,
      known.get(ticketId) ?? { ticketId, nextDueAt: null, breached: false },
    ]),
  )
}
