import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** Whether the customer wrote or said something after this moment. */
export async function customerRepliedSince(db: ReadHandle, ticketId: string, since: Date): Promise<boolean> {
  const row = await db
    .tables<TicketsTables>()
    .selectFrom('ticket_messages')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('direction', '=', 'in')
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
