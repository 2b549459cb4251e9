import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AutomationRulesTables } from './automation-rules.tables.ts'

/** Whether a run has waited since before a moment. */
export async function waitsLong(read: ReadHandle, since: Date): Promise<boolean> {
  const row = await read
    .tables<AutomationRulesTables>()
    .selectFrom('automation_runs')
    .select('id')
    .where('state', '=', 'waiting')
    .where('at', '<', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
