import { sql } from 'kysely'
import { maskedExcerpt } from '#features/analysis/server/public/masked-text.ts'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { QueryContext } from '#platform/server/command.ts'

const solutionLength = 120

/** How tickets that the actor sees were last resolved, by ticket. */
export async function resolutionsOf({ read, actor }: QueryContext, ticketIds: readonly string[]) {
  if (ticketIds.length === 0) return new Map<string, never>()
  const rows = await read
    .tables<TicketsTables>()
    .selectFrom('ticket_resolutions as resolution')
    .innerJoin('tickets', 'tickets.id', 'resolution.ticket_id')
    .distinctOn('resolution.ticket_id')
    .select(['resolution.ticket_id', 'resolution.outcome', 'resolution.solution'])
    .where(sql<boolean>`tickets.id = any(${ticketIds}::uuid[])`)
    .where(ticketInReach(actor))
    .orderBy('resolution.ticket_id')
    .orderBy('resolution.cycle', 'desc')
    .execute()
  return new Map(
    rows.map(({ ticket_id, outcome, solution }) => [
      ticket_id,
      { outcome, solution: maskedExcerpt(solution, solutionLength) },
    ]),
  )
}
