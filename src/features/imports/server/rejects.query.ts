import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { ImportsTables } from './imports.tables.ts'

/** Rows of an import that were not taken, in the order of the file. */
export async function rejectedRows(
  read: ReadHandle,
  importId: string,
  { after, limit }: { after: number; limit: number },
) {
  return read
    .tables<ImportsTables>()
    .selectFrom('import_rejects')
    .select(['row_number', 'faults', 'cells'])
    .where('import_id', '=', importId)
    .where('row_number', '>', after)
    .orderBy('row_number')
    .limit(limit)
    .execute()
}
