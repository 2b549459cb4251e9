import { holdersOver } from '#features/staff/server/public/leaders.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { alertHandlers } from '../contract/reading.ts'
import { visibleAlerts } from './visibility.ts'

/** Active people who may handle an alert about one of these units, by name. */
export async function handlersOf(read: ReadHandle, unitIds: readonly string[]) {
  const ids = await holdersOver(read, 'alerts.handle', unitIds)
  if (ids.length === 0) return []
  return read
    .tables<StaffTables>()
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('status', '=', 'active')
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export const handlers = query(alertHandlers, async ({ read, actor }, { alertId }) => {
  const alert = await visibleAlerts(read, actor, 'alerts.handle')
    .select('unit_ids')
    .where('alerts.id', '=', alertId)
    .executeTakeFirst()
  if (alert === undefined) throw new Refusal('alerts.notFound', 'missing')
  return { people: await handlersOf(read, alert.unit_ids) }
})
