import { filesOfRecords } from '#features/ticket-files/server/public/files-of-records.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { TicketsTables } from '../tickets.tables.ts'

/** What was written to and by the customers of these tickets, and which files went with it; what they added later stands with their voice. */
export async function messagesForExport(db: ReadHandle, ticketIds: readonly string[]) {
  if (ticketIds.length === 0) return []
  const rows = await db
    .tables<TicketsTables>()
    .selectFrom('ticket_messages as message')
    .innerJoin('tickets', 'tickets.id', 'message.ticket_id')
    .select([
      'message.id',
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
  const files = Map.groupBy(
    await filesOfRecords(
      db,
      rows.map(({ id }) => id),
    ),
    ({ recordId }) => recordId,
  )
  return rows.map(({ id, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    files: (files.get(id) ?? []).map(({ name, mediaType, bytes }) => ({ name, mediaType, bytes })),
  }))
}
