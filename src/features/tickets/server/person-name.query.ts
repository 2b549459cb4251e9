import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

export async function nameOfPerson(db: ReadHandle, personId: string): Promise<string | null> {
  const row = await db
    .tables<StaffTables>()
    .selectFrom('people')
    .select('name')
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.name ?? null
}
