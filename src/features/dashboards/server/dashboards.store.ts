import { type Insertable, sql, type Updateable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { DashboardsTables } from './dashboards.tables.ts'

const own = (db: WriteHandle) => db.own<DashboardsTables>()

export async function insertDashboard(
  db: WriteHandle,
  row: Insertable<DashboardsTables['dashboards']>,
): Promise<void> {
  await own(db).insertInto('dashboards').values(row).execute()
}

export async function updateDashboard(
  db: WriteHandle,
  id: string,
  change: Updateable<DashboardsTables['dashboards']>,
): Promise<void> {
  await own(db).updateTable('dashboards').set(change).where('id', '=', id).execute()
}

/** How many dashboards a person keeps, those that were removed left out. */
export async function countKept(db: WriteHandle, ownerId: string): Promise<number> {
  const { n } = await own(db)
    .selectFrom('dashboards')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('owner_id', '=', ownerId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** What people kept for themselves goes; what they shared stays, without their name. */
export async function forgetPeople(db: WriteHandle, personIds: readonly string[]): Promise<void> {
  const ids = [...personIds]
  await own(db).deleteFrom('dashboards').where('owner_id', 'in', ids).where('shared', '=', false).execute()
  await own(db).updateTable('dashboards').set({ owner_id: null }).where('owner_id', 'in', ids).execute()
  await own(db).deleteFrom('dashboard_schedules').where('owner_id', 'in', ids).execute()
  for (const id of ids)
    await own(db)
      .updateTable('dashboard_schedules')
      .set({ reader_ids: sql<string[]>`array_remove(reader_ids, ${id}::uuid)` })
      .where(sql<boolean>`${id}::uuid = any(reader_ids)`)
      .execute()
}

export async function insertSchedule(
  db: WriteHandle,
  row: Insertable<DashboardsTables['dashboard_schedules']>,
): Promise<void> {
  await own(db).insertInto('dashboard_schedules').values(row).execute()
}

export async function deleteSchedule(db: WriteHandle, id: string): Promise<void> {
  await own(db).deleteFrom('dashboard_schedules').where('id', '=', id).execute()
}

/** Takes a schedule that is due on this day and moves it on; undefined where somebody else already did. */
export async function takeDue(db: WriteHandle, { id, day, next }: { id: string; day: string; next: string }) {
  return own(db)
    .updateTable('dashboard_schedules')
    .set({ next_day: next })
    .where('id', '=', id)
    .where('next_day', '=', day)
    .returning(['id', 'board_key', 'org_unit_id', 'rhythm', 'reader_ids'])
    .executeTakeFirst()
}

export async function replaceBenchmarks(
  db: WriteHandle,
  rows: readonly Insertable<DashboardsTables['dashboard_benchmarks']>[],
): Promise<void> {
  await own(db).deleteFrom('dashboard_benchmarks').execute()
  if (rows.length > 0)
    await own(db)
      .insertInto('dashboard_benchmarks')
      .values([...rows])
      .execute()
}
