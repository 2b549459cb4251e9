import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** Whether somebody holds a ticket or solved it once: nobody supervises their own work. */
export async function isOwnWork(db: ReadHandle, ticketId: string, personId: string | null): Promise<boolean> {
  if (personId === null) return false
  const row = await db
    .tables<TicketsTables>()
    .selectFrom('tickets')
    .select('id')
    .where('id', '=', ticketId)
    .where((eb) =>
      eb.or([
        eb('assignee_id', '=', personId),
        eb.exists(
          eb
            .selectFrom('ticket_resolutions as solved')
            .select('solved.by')
            .whereRef('solved.ticket_id', '=', 'tickets.id')
            .where('solved.by', '=', personId),
        ),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}
