import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { FilesTables } from '#platform/server/files/files.tables.ts'
import type { ChecklistsTables } from './checklists.tables.ts'

/** A file that is evidence on a ticket; whether the ticket is seen is asked before. */
export async function evidenceFile(
  read: ReadHandle,
  { ticketId, fileId }: { ticketId: string; fileId: string },
) {
  return read
    .tables<ChecklistsTables & FilesTables>()
    .selectFrom('checklist_evidence as evidence')
    .innerJoin('files', 'files.id', 'evidence.file_id')
    .select(['files.id', 'evidence.name', 'files.media_type as mediaType', 'files.bytes'])
    .where('evidence.ticket_id', '=', ticketId)
    .where('files.id', '=', fileId)
    .where('files.state', '=', 'kept')
    .executeTakeFirst()
}
