import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { FilesTables } from '#platform/server/files/files.tables.ts'
import type { TicketFilesTables } from '../ticket-files.tables.ts'

/** A file with what it came with. */
export interface TicketFile {
  readonly id: string
  readonly recordId: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
}

/** Files that are still there. */
export function keptFiles(db: ReadHandle) {
  return db
    .tables<TicketFilesTables & FilesTables>()
    .selectFrom('ticket_files as own')
    .innerJoin('files', 'files.id', 'own.file_id')
    .select(['own.file_id as id', 'own.record_id as recordId', 'own.name'])
    .select(['files.media_type as mediaType', 'files.bytes'])
    .where('files.state', '=', 'kept')
}

/** The files that came with these records, in the order in which they were attached. */
export async function filesOfRecords(db: ReadHandle, recordIds: readonly string[]): Promise<TicketFile[]> {
  if (recordIds.length === 0) return []
  return keptFiles(db)
    .where('own.record_id', 'in', [...recordIds])
    .orderBy('own.record_id')
    .orderBy('own.position')
    .execute()
}
