import { sql, type Updateable } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { Mapping } from '../domain/fields.ts'
import type { Fault } from '../domain/reading-row.ts'
import type { Import, ImportsTables } from './imports.tables.ts'

/** A file that has just come in. */
export async function insertImport(
  db: WriteHandle,
  row: Pick<Import, 'id' | 'file_name' | 'format' | 'bytes' | 'parts' | 'origin' | 'created_by'> &
    Partial<Pick<Import, 'sha256'>> & { at: Date },
): Promise<void> {
  const { at, ...given } = row
  await db
    .own<ImportsTables>()
    .insertInto('imports')
    .values({ ...given, state: 'uploaded', moved_at: at, created_at: at })
    .execute()
}

/** Columns of an import that a deed may change. */
export type Change = Updateable<ImportsTables['imports']>

export async function changeImport(db: WriteHandle, importId: string, change: Change): Promise<void> {
  await db.own<ImportsTables>().updateTable('imports').set(change).where('id', '=', importId).execute()
}

/** An import as Huixiang's own work sees it. */
export async function importOf(db: ReadHandle, importId: string): Promise<Import | undefined> {
  return db
    .tables<ImportsTables>()
    .selectFrom('imports')
    .selectAll()
    .where('id', '=', importId)
    .executeTakeFirst()
}

/** What one batch adds; `from` is where the import stood when the batch was read. */
export interface Step {
  readonly state: 'checking' | 'running'
  readonly from: number
  readonly to: number
  readonly taken: number
  readonly known: number
  readonly rejected: number
  readonly at: Date
}

/** Moves an import on; false when it was stopped or somebody else moved it, and then nothing of the batch may stay. */
export async function advance(db: WriteHandle, importId: string, step: Step): Promise<boolean> {
  const { numUpdatedRows } = await db
    .own<ImportsTables>()
    .updateTable('imports')
    .set({
      last_row: step.to,
      taken: sql<number>`taken + ${step.taken}`,
      known: sql<number>`known + ${step.known}`,
      rejected: sql<number>`rejected + ${step.rejected}`,
      attempts: 0,
      moved_at: step.at,
    })
    .where('id', '=', importId)
    .where('state', '=', step.state)
    .where('last_row', '=', step.from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A row that was not taken, as it stood in the file. */
export interface Reject {
  readonly row: number
  readonly faults: readonly Fault[]
  readonly cells: readonly string[]
}

export async function insertRejects(
  db: WriteHandle,
  importId: string,
  rejects: readonly Reject[],
): Promise<void> {
  if (rejects.length === 0) return
  await sql`
    insert into import_rejects (import_id, row_number, faults, cells)
    select ${importId}::uuid, row, faults, cells
    from jsonb_to_recordset(${JSON.stringify(rejects)}::jsonb) as r(row int, faults jsonb, cells jsonb)
    on conflict do nothing
  `.execute(db.own<ImportsTables>())
}

/** Forgets the outcomes of an earlier check, before rows are read from the start. */
export async function clearOutcomes(db: WriteHandle, importId: string): Promise<void> {
  await db.own<ImportsTables>().deleteFrom('import_rejects').where('import_id', '=', importId).execute()
  await changeImport(db, importId, { last_row: 0, taken: 0, known: 0, rejected: 0, checked_at: null })
}

export async function deleteImport(db: WriteHandle, importId: string): Promise<void> {
  await db.own<ImportsTables>().deleteFrom('imports').where('id', '=', importId).execute()
}

/** Drops what a finished import still says of people; its figures stay. */
export async function forgetContent(db: WriteHandle, importId: string, at: Date): Promise<void> {
  await db.own<ImportsTables>().deleteFrom('import_rejects').where('import_id', '=', importId).execute()
  await changeImport(db, importId, { parts: [], preview: null, forgotten_at: at })
}

export async function rememberMapping(
  db: WriteHandle,
  signature: string,
  given: { mapping: Mapping; at: Date; by: string | null },
): Promise<void> {
  const row = { mapping: JSON.stringify(given.mapping), saved_at: given.at, saved_by: given.by }
  await db
    .own<ImportsTables>()
    .insertInto('import_mappings')
    .values({ signature, ...row })
    .onConflict((conflict) => conflict.column('signature').doUpdateSet(row))
    .execute()
}

export async function rememberedMapping(db: ReadHandle, signature: string): Promise<Mapping | null> {
  const row = await db
    .tables<ImportsTables>()
    .selectFrom('import_mappings')
    .select('mapping')
    .where('signature', '=', signature)
    .executeTakeFirst()
  return row?.mapping ?? null
}
