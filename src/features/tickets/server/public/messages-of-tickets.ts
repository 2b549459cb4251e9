import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { TicketsTables } from '../tickets.tables.ts'

/** What was written to and by the customers of these tickets; what they added later stands with their voice. */
export async function messagesForExport(db: ReadHandle, ticketIds: readonly string[]) {
  if (ticketIds.length === 0) return []
  const rows = await db
    .tables<TicketsTables>()
    .selectFrom('ticket_messages as message')
    .innerJoin('tickets', 'tickets.id', 'message.ticket_id')
    .select([
      'message.ticket_id as ticketId',
      'tickets.number',
      'message.direction',
      'message.text',
      'message.at',
    ])
    .where('message.ticket_id', 'in', [...ticketIds])
    .where('message.addition_id', 'is', null)
    .orderBy('message.at')
    .execute()
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
