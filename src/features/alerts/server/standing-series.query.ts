import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AlertsTables } from './alerts.tables.ts'

/** The colours that stand of a rule, and on which figures it was judged last. */
export async function standingSeries(read: ReadHandle, ruleId: string) {
  const tables = read.tables<AlertsTables>()
  const standing = await tables
    .selectFrom('alert_series')
    .select(['segment', 'colour'])
    .where('rule_id', '=', ruleId)
    .execute()
  const last = await tables
    .selectFrom('alert_evaluations')
    .select(['figures', 'at'])
    .where('rule_id', '=', ruleId)
    .executeTakeFirst()
  return { standing, last }
}
