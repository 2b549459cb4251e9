import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AlertsTables, BackTestRow, RuleRow } from './alerts.tables.ts'

export function backTestRow(read: ReadHandle, backTestId: string): Promise<BackTestRow | undefined> {
  return read
    .tables<AlertsTables>()
    .selectFrom('alert_back_tests')
    .selectAll()
    .where('id', '=', backTestId)
    .executeTakeFirst()
}

/** Whether a rule was tried on the past with the words it has now. */
export async function triedAsItStands(
  read: ReadHandle,
  rule: Pick<RuleRow, 'id' | 'version'>,
): Promise<boolean> {
  const row = await read
    .tables<AlertsTables>()
    .selectFrom('alert_back_tests')
    .select('id')
    .where('rule_id', '=', rule.id)
    .where('rule_version', '=', rule.version)
    .where('state', '=', 'done')
    .executeTakeFirst()
  return row !== undefined
}
