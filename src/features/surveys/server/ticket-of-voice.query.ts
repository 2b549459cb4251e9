import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The ticket that a feedback belongs to; null while there is none. */
export async function ticketOfVoice(db: ReadHandle, feedbackId: string): Promise<string | null> {
  const row = await db
    .tables<TicketsTables>()
    .selectFrom('ticket_feedbacks')
    .select('ticket_id')
    .where('feedback_id', '=', feedbackId)
    .executeTakeFirst()
  return row?.ticket_id ?? null
}
