import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { unitInReach } from './visibility.ts'

/** Of these units, those that an actor may see alerts of. */
export async function seenUnits(
  read: ReadHandle,
  actor: Actor,
  unitIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (unitIds.length === 0) return new Set()
  const rows = await read
    .tables<StaffTables>()
    .selectFrom('org_units as unit')
    .select('unit.id')
    .where('unit.id', 'in', [...unitIds])
    .where(unitInReach(actor, 'alerts.read'))
    .execute()
  return new Set(rows.map(({ id }) => id))
}
