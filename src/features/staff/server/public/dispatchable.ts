import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { StaffTables } from '../staff.tables.ts'

/** What dispatch weighs about a person. */
export interface DispatchablePerson {
  readonly personId: string
  readonly unitId: string
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly capacity: number
  readonly availability: 'online' | 'busy' | 'away'
}

/** Active people of these very units who can take work at all, longest available first. */
export async function staffForDispatch(
  db: ReadHandle,
  unitIds: readonly string[],
): Promise<DispatchablePerson[]> {
  if (unitIds.length === 0) return []
  return db
    .tables<StaffTables>()
    .selectFrom('people')
    .select(['id as personId', 'org_unit_id as unitId', 'skills', 'languages', 'capacity', 'availability'])
    .where('org_unit_id', 'in', [...unitIds])
    .where('status', '=', 'active')
    .where('capacity', '>', 0)
    .orderBy('availability_since')
    .orderBy('id')
    .execute()
}
