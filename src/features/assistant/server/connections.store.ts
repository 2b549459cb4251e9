import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { Purpose } from '../domain/uses.ts'
import type { AssistantTables } from './assistant.tables.ts'

type Row = AssistantTables['model_connections']

/** The service for a purpose; undefined while it is not set up. */
export async function connectionFor(db: ReadHandle, purpose: Purpose): Promise<Row | undefined> {
  return db
    .tables<AssistantTables>()
    .selectFrom('model_connections')
    .selectAll()
    .where('purpose', '=', purpose)
    .executeTakeFirst()
}

export async function putConnection(db: WriteHandle, row: Row): Promise<void> {
  const { purpose: _, ...rest } = row
  await db
    .own<AssistantTables>()
    .insertInto('model_connections')
    .values(row)
    .onConflict((conflict) => conflict.column('purpose').doUpdateSet(rest))
    .execute()
}

/** Gives back whether there was one. */
export async function dropConnection(db: WriteHandle, purpose: Purpose): Promise<boolean> {
  const row = await db
    .own<AssistantTables>()
    .deleteFrom('model_connections')
    .where('purpose', '=', purpose)
    .returning('purpose')
    .executeTakeFirst()
  return row !== undefined
}
