import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { canDo, type Deed } from '../domain/life.ts'
import type { Import } from './imports.tables.ts'
import { standingOf } from './standing.ts'
import { visibleImports } from './visible-imports.ts'

/** An import the actor may see, held until the commit, with which the deed is possible. Refuses `imports.notNow` otherwise. */
export async function lockedImport(
  { db, actor }: CommandContext,
  importId: string,
  deed: Deed,
): Promise<Import> {
  const row = await visibleImports(db, actor)
    .selectAll()
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('platform.notFound', 'missing')
  if (!canDo(deed, standingOf(row)))
    throw new Refusal('imports.notNow', 'conflict', { deed, state: row.state })
  return row
}

/** An import as a deed holds it. */
export type Locked = Import
