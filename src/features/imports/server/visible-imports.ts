import { sql } from 'kysely'
import { type Actor, mayEverywhere } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { ImportsTables } from './imports.tables.ts'

/** The imports an actor may see: all of them or none, because an import writes anywhere in the organisation. */
export function visibleImports(db: ReadHandle, actor: Actor) {
  const rows = db.tables<ImportsTables>().selectFrom('imports')
  return mayEverywhere(actor, 'intake.import') ? rows : rows.where(sql<boolean>`false`)
}
