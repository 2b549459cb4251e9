import { keptFor, mayKeep } from '#features/canned-replies/server/public/kept-for.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { SavedViewsTables } from './saved-views.tables.ts'

const sharing = 'saved-views.share'

/** The views an actor may open, or put back. */
export function visibleViews(db: ReadHandle, actor: Actor) {
  return db
    .tables<SavedViewsTables>()
    .selectFrom('saved_views')
    .where(keptFor(actor, { table: 'saved_views', sharing }))
}

/** Whether the actor may keep views for this person or unit. */
export const mayKeepViews = (
  db: ReadHandle,
  actor: Actor,
  keeper: { ownerId: string | null; unitId: string | null },
): Promise<boolean> => mayKeep(db, actor, { ...keeper, sharing })

/** A view that the actor sees and may change, its row locked. */
export async function keptView({ db, actor }: CommandContext, viewId: string) {
  const view = await visibleViews(db, actor)
    .selectAll('saved_views')
    .where('id', '=', viewId)
    .forUpdate()
    .executeTakeFirst()
  if (view === undefined) throw new Refusal('saved-views.notFound', 'missing')
  if (!(await mayKeepViews(db, actor, { ownerId: view.owner_id, unitId: view.org_unit_id })))
    throw new Refusal('saved-views.notYours', 'forbidden')
  return view
}
