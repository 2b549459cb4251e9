import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { TicketsTables } from './tickets.tables.ts'

/** Tickets whose first voice is this customer's. */
export async function ticketsFirstVoicedBy(db: ReadHandle, customerId: string): Promise<string[]> {
  const rows = await db
    .tables<TicketsTables & IntakeTables>()
    .selectFrom('feedbacks')
    .innerJoin('tickets', 'tickets.feedback_id', 'feedbacks.id')
    .select('tickets.id')
    .where('feedbacks.customer_id', '=', customerId)
    .execute()
  return rows.map((row) => row.id)
}
