import type { Locale } from '#platform/contract/locale.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { whatIn } from '../alert-words.ts'
import type { AlertsTables } from '../alerts.tables.ts'

/** What an alert watches, without a part or a figure of it: those are for whoever reaches them. Empty where it is no more. */
export async function watchedOf(read: ReadHandle, alertId: string, locale: Locale): Promise<string> {
  const row = await read
    .tables<AlertsTables>()
    .selectFrom('alerts')
    .innerJoin('alert_rule_versions as rule', (join) =>
      join.onRef('rule.rule_id', '=', 'alerts.rule_id').onRef('rule.version', '=', 'alerts.rule_version'),
    )
    .select(['rule.watched', 'rule.metric', 'rule.formula_version'])
    .where('alerts.id', '=', alertId)
    .executeTakeFirst()
  return row === undefined ? '' : whatIn(read, row, locale)
}
