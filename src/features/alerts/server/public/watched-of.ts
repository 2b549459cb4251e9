import type { Locale } from '#platform/contract/locale.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import en from '../../locales/en.json' with { type: 'json' }
import zh from '../../locales/zh-CN.json' with { type: 'json' }
import type { AlertsTables } from '../alerts.tables.ts'
import { madeMetrics } from '../made-metrics.ts'

const words = { 'zh-CN': zh.watched, en: en.watched } as const

/** What an alert watches, without a part or a figure of it: those are for whoever reaches them. Empty where it is no more. */
export async function watchedOf(read: ReadHandle, alertId: string, locale: Locale): Promise<string> {
  const row = await read
    .tables<AlertsTables>()
    .selectFrom('alerts')
    .innerJoin('alert_rules as rule', 'rule.id', 'alerts.rule_id')
    .select(['rule.watched', 'rule.metric', 'rule.formula_version'])
    .where('alerts.id', '=', alertId)
    .executeTakeFirst()
  if (row === undefined) return ''
  const madeOf = await madeMetrics(read, [row])
  return madeOf(row)?.name[locale] ?? words[locale][row.watched]
}
