import type { Locale } from '#platform/contract/locale.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { whatIn } from '../alert-words.ts'
import type { AlertsTables } from '../alerts.tables.ts'

/** What an alert watches, without a part or a figure of it: those are for whoever reaches them. Empty where it is no more. */
export async function watchedOf(read: ReadHandle, alertId: string, locale: Locale): Promise<string> {
  const row = await read
    .tables<AlertsTables>()
    .selectFrom('alerts')
    .innerJoin('alert_rules as rule', 'rule.id', 'alerts.rule_id')
    .select(['rule.watched', 'rule.metric', 'rule.formula_version'])
    .where('alerts.id', '=', alertId)
    .executeTakeFirst()
  return row === undefined ? '' : whatIn(read, row, locale)
}
