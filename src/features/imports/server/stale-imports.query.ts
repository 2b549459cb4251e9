import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Import, ImportsTables } from './imports.tables.ts'

/** Imports that should be moving and have not moved since. */
export async function stuckImports(
  read: ReadHandle,
  since: Date,
): Promise<Pick<Import, 'id' | 'origin' | 'state'>[]> {
  return read
    .tables<ImportsTables>()
    .selectFrom('imports')
    .select(['id', 'origin', 'state'])
    .where('state', 'in', ['uploaded', 'checking', 'running', 'undoing'])
    .where('moved_at', '<', since)
    .orderBy('moved_at')
    .limit(100)
    .execute()
}

/** Imports at rest whose content is older than it need be. */
export async function importsToForget(
  read: ReadHandle,
  before: Date,
): Promise<Pick<Import, 'id' | 'parts'>[]> {
  return read
    .tables<ImportsTables>()
    .selectFrom('imports')
    .select(['id', 'parts'])
    .where('forgotten_at', 'is', null)
    .where('moved_at', '<', before)
    .where('state', 'not in', ['checking', 'running', 'undoing'])
    .orderBy('moved_at')
    .limit(100)
    .execute()
}
