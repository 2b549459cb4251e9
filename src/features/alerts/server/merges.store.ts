import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { AlertRow, AlertsTables } from './alerts.tables.ts'

const own = (db: WriteHandle) => db.own<AlertsTables>()
type By = { readonly at: number; readonly by: string | null }

/** Keeps that a person merged two alerts. */
export async function insertMerge(
  db: WriteHandle,
  { id, alertId, intoId, at, by }: By & { id: string; alertId: string; intoId: string },
): Promise<void> {
  const row = { id, alert_id: alertId, into_id: intoId, at: new Date(at), by }
  await own(db).insertInto('alert_merges').values(row).execute()
}

/** Lets an alert that a person merged stand by itself; gives the one it had gone into. */
export async function endMerge(
  db: WriteHandle,
  alertId: string,
  { at, by }: By,
): Promise<string | undefined> {
  const merge = await own(db)
    .updateTable('alert_merges')
    .set({ undone_at: new Date(at), undone_by: by })
    .where('alert_id', '=', alertId)
    .where('undone_at', 'is', null)
    .returning('into_id')
    .executeTakeFirst()
  if (merge === undefined) return undefined
  await own(db).updateTable('alerts').set({ merged_into: null }).where('id', '=', alertId).execute()
  return merge.into_id
}

/** An alert is about the segments of another, too. */
export async function coverAlso(db: WriteHandle, alertId: string, covered: readonly string[]): Promise<void> {
  await own(db)
    .updateTable('alerts')
    .set({ covered: sql`array(select distinct unnest(covered || ${[...covered]}::text[]) order by 1)` })
    .where('id', '=', alertId)
    .execute()
}

/** An alert of the same rule is not about the segments of another any more. */
export async function coverNoMore(
  db: WriteHandle,
  alertId: string,
  { covered, rule_id }: Pick<AlertRow, 'covered' | 'rule_id'>,
): Promise<void> {
  await own(db)
    .updateTable('alerts')
    .set({ covered: sql`array(select unnest(covered) except select unnest(${covered}::text[]) order by 1)` })
    .where('id', '=', alertId)
    .where('rule_id', '=', rule_id)
    .execute()
}
