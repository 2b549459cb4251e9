import type { TicketLinksTables } from '#features/ticket-links/server/ticket-links.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The ticket that a ticket stopped for, as it stands; null where it goes on by itself. */
export async function stoppedFor(db: ReadHandle, ticketId: string): Promise<string | null> {
  const row = await db
    .tables<TicketLinksTables>()
    .selectFrom('ticket_merges')
    .select('into_id')
    .where('ticket_id', '=', ticketId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return row?.into_id ?? null
}
