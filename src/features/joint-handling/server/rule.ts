import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { JointHandlingTables } from './joint-handling.tables.ts'

/** How many working days a unit has to answer in, unless its request says otherwise. */
export async function usualDays(db: ReadHandle): Promise<number> {
  const row = await db
    .tables<JointHandlingTables>()
    .selectFrom('joint_handling_rule')
    .select('answer_days')
    .executeTakeFirstOrThrow()
  return row.answer_days
}
