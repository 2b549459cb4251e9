import type { Actor } from '#platform/server/actor.ts'
import { reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { ImportsTables } from './imports.tables.ts'

/** The imports an actor may see: their own, and everyone's for those who may import for the whole organisation. */
export function visibleImports(db: ReadHandle, actor: Actor) {
  const rows = db.tables<ImportsTables>().selectFrom('imports')
  return reachOf(actor, 'intake.import').all ? rows : rows.where('imports.created_by', '=', actor.id)
}
