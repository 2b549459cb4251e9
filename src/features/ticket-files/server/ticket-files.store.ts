import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { TicketFilesTables } from './ticket-files.tables.ts'

export async function insertFiles(
  db: WriteHandle,
  rows: readonly TicketFilesTables['ticket_files'][],
): Promise<void> {
  await db
    .own<TicketFilesTables>()
    .insertInto('ticket_files')
    .values([...rows])
    .execute()
}

/** Takes the files of records off their tickets, in their order. */
export async function deleteFilesOfRecords(
  db: WriteHandle,
  recordIds: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (recordIds.length === 0) return []
  const rows = await db
    .own<TicketFilesTables>()
    .deleteFrom('ticket_files')
    .where('record_id', 'in', [...recordIds])
    .returning(['file_id as id', 'name', 'position'])
    .execute()
  return rows.sort((a, b) => a.position - b.position).map(({ id, name }) => ({ id, name }))
}

/** Takes all files off tickets; gives their ids. */
export async function deleteFilesOfTickets(db: WriteHandle, ticketIds: readonly string[]): Promise<string[]> {
  if (ticketIds.length === 0) return []
  const rows = await db
    .own<TicketFilesTables>()
    .deleteFrom('ticket_files')
    .where('ticket_id', 'in', [...ticketIds])
    .returning('file_id as id')
    .execute()
  return rows.map(({ id }) => id)
}
