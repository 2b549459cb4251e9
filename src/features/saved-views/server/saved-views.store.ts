import { type Insertable, sql, type Updateable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { SavedViewsTables } from './saved-views.tables.ts'

const own = (db: WriteHandle) => db.own<SavedViewsTables>()

export async function insertView(
  db: WriteHandle,
  row: Insertable<SavedViewsTables['saved_views']>,
): Promise<void> {
  await own(db).insertInto('saved_views').values(row).execute()
}

export async function updateView(
  db: WriteHandle,
  viewId: string,
  change: Updateable<SavedViewsTables['saved_views']>,
): Promise<void> {
  await own(db).updateTable('saved_views').set(change).where('id', '=', viewId).execute()
}

/** How many views a person or a unit keeps, those that were removed left out. */
export async function countKept(
  db: WriteHandle,
  { ownerId, unitId }: { ownerId: string | null; unitId: string | null },
): Promise<number> {
  const { n } = await own(db)
    .selectFrom('saved_views')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('removed_at', 'is', null)
    .where(ownerId === null ? 'org_unit_id' : 'owner_id', '=', ownerId ?? unitId)
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function saveOrder(
  db: WriteHandle,
  row: Insertable<SavedViewsTables['saved_view_orders']>,
): Promise<void> {
  await own(db)
    .insertInto('saved_view_orders')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet({ view_ids: row.view_ids, changed_at: row.changed_at }),
    )
    .execute()
}

/** Removes what people kept for themselves, and the order they kept it in. */
export async function forgetPeople(db: WriteHandle, personIds: readonly string[]): Promise<void> {
  await own(db)
    .deleteFrom('saved_views')
    .where('owner_id', 'in', [...personIds])
    .execute()
  await own(db)
    .deleteFrom('saved_view_orders')
    .where('person_id', 'in', [...personIds])
    .execute()
}

/** What stands in words in every view, also in those that could be put back. */
export async function viewsWithWords(db: WriteHandle) {
  return own(db)
    .selectFrom('saved_views')
    .select(['id', 'name', 'org_unit_id'])
    .select([
      sql<string | null>`conditions ->> 'text'`.as('text'),
      sql<string | null>`conditions ->> 'customer'`.as('customer'),
    ])
    .execute()
}

export async function forgetViews(db: WriteHandle, viewIds: readonly string[]): Promise<void> {
  if (viewIds.length === 0) return
  await own(db)
    .deleteFrom('saved_views')
    .where('id', 'in', [...viewIds])
    .execute()
}
