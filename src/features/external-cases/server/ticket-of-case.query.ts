import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { ExternalCasesTables } from './external-cases.tables.ts'

/** The ticket of a case, for whoever sees it. */
export async function ticketOfCase(
  db: ReadHandle,
  actor: Actor,
  externalCaseId: string,
): Promise<string | undefined> {
  const row = await db
    .tables<ExternalCasesTables & TicketsTables>()
    .selectFrom('external_cases')
    .innerJoin('tickets', 'tickets.id', 'external_cases.ticket_id')
    .select('external_cases.ticket_id')
    .where('external_cases.id', '=', externalCaseId)
    .where(ticketInReach(actor))
    .executeTakeFirst()
  return row?.ticket_id
}
