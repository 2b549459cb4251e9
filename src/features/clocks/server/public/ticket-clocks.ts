import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { TicketClock } from '../../contract/ticket-clocks.ts'
import { clockSummariesOf } from '../clock-summaries.query.ts'
import { clocksOfTicket } from '../ticket-clocks.query.ts'

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

/** The clocks of a ticket that the actor was already seen to reach, as the ticket page shows them. */
export function clocksOf(
  db: ReadHandle,
  asked: { ticketId: string; actor: Actor; now: number },
): Promise<TicketClock[]> {
  return clocksOfTicket(db, asked)
}
