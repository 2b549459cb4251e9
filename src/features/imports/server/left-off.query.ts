import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Mapping } from '../domain/fields.ts'
import type { Mode } from '../domain/life.ts'
import type { Import, ImportsTables } from './imports.tables.ts'

/** The run of this very file, read in this very way, that the command line left off; the latest one. */
export async function runLeftOff(
  read: ReadHandle,
  { sha256, mode, mapping }: { sha256: Buffer | null; mode: Mode; mapping: Mapping },
): Promise<Pick<Import, 'id' | 'last_row'> | undefined> {
  return read
    .tables<ImportsTables>()
    .selectFrom('imports')
    .select(['id', 'last_row'])
    .where('sha256', '=', sha256)
    .where('origin', '=', 'command_line')
    .where('state', 'in', ['running', 'stopped', 'failed'])
    .where('started_at', 'is not', null)
    .where('mode', '=', mode)
    .where(sql<boolean>`mapping = ${JSON.stringify(mapping)}::jsonb`)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
