import type { AlertsTables } from '#features/alerts/server/alerts.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { NotificationsTables } from './notifications.tables.ts'

/** Of these alerts, the ones that went into another by now: into which, and who was told of that one. */
export async function mergedAlerts(
  db: ReadHandle,
  alertIds: readonly string[],
): Promise<ReadonlyMap<string, { intoId: string; told: ReadonlySet<string> }>> {
  if (alertIds.length === 0) return new Map()
  const tables = db.tables<AlertsTables & NotificationsTables>()
  const merged = await tables
    .selectFrom('alerts')
    .select(['id', 'merged_into'])
    .where('id', 'in', [...alertIds])
    .where('merged_into', 'is not', null)
    .execute()
  if (merged.length === 0) return new Map()
  const told = await tables
    .selectFrom('notifications')
    .select(['alert_id', 'person_id'])
    .where(
      'alert_id',
      'in',
      merged.map(({ merged_into }) => merged_into as string),
    )
    .execute()
  const toldOf = Map.groupBy(told, ({ alert_id }) => alert_id)
  return new Map(
    merged.map(({ id, merged_into }) => [
      id,
      {
        intoId: merged_into as string,
        told: new Set((toldOf.get(merged_into) ?? []).map(({ person_id }) => person_id)),
      },
    ]),
  )
}
