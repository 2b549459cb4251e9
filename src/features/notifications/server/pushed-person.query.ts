import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** Whoever is told in a browser, while they work here. */
export async function pushedPerson(db: ReadHandle, personId: string) {
  return db
    .tables<StaffTables>()
    .selectFrom('people')
    .select('locale')
    .where('id', '=', personId)
    .where('status', '=', 'active')
    .executeTakeFirst()
}
