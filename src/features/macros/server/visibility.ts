import { keptFor, mayKeep } from '#features/canned-replies/server/public/kept-for.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { MacrosTables } from './macros.tables.ts'

const sharing = 'macros.share'

/** The macros an actor may run, or takes out again. */
export function visibleMacros(db: ReadHandle, actor: Actor) {
  return db
    .tables<MacrosTables>()
    .selectFrom('macros')
    .where(keptFor(actor, { table: 'macros', sharing }))
}

/** Whether the actor may keep macros for this person or unit. */
export const mayKeepMacros = (
  db: ReadHandle,
  actor: Actor,
  keeper: { ownerId: string | null; unitId: string | null },
): Promise<boolean> => mayKeep(db, actor, { ...keeper, sharing })

const macroById = (db: ReadHandle, actor: Actor, macroId: string) =>
  visibleMacros(db, actor).selectAll('macros').where('id', '=', macroId)

const notFound = () => new Refusal('macros.notFound', 'missing')

/** A macro the actor may run. Refuses `macros.notFound`, also for one that was put away. */
export async function seenMacro(db: ReadHandle, actor: Actor, macroId: string) {
  const macro = await macroById(db, actor, macroId).executeTakeFirst()
  if (macro === undefined || macro.archived_at !== null) throw notFound()
  return macro
}

/** A macro the actor may change, its row locked. */
export async function keptMacro({ db, actor }: CommandContext, macroId: string) {
  const macro = await macroById(db, actor, macroId).forUpdate().executeTakeFirst()
  if (macro === undefined) throw notFound()
  if (!(await mayKeepMacros(db, actor, { ownerId: macro.owner_id, unitId: macro.org_unit_id })))
    throw new Refusal('macros.notYours', 'forbidden')
  return macro
}
