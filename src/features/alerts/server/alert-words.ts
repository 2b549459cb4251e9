import { wordOfCode } from '#features/metrics/server/public/words.ts'
import type { Locale } from '#platform/contract/locale.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Split } from '../domain/codes.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import { madeMetrics } from './made-metrics.ts'
import { namesOf } from './names.query.ts'
import type { Watching } from './rule-recipes.ts'
import { whole } from './segments.ts'

/** What is said of alerts where no screen says it. */
export const alertWords = { 'zh-CN': zh, en } as const

/** What a rule watches: by its words, or by the name that the organisation gave what it made. */
export async function whatIn(read: ReadHandle, rule: Watching, locale: Locale): Promise<string> {
  const madeOf = await madeMetrics(read, [rule])
  return madeOf(rule)?.name[locale] ?? alertWords[locale].watched[rule.watched]
}

/** What a part is called: a code by its words, all else by its own name. */
export async function partIn(
  read: ReadHandle,
  { split, key }: { readonly split: Split; readonly key: string },
  locale: Locale,
): Promise<string> {
  const { parts } = alertWords[locale]
  if (key === whole) return parts.whole
  if (split === 'channel' || split === 'kind') return wordOfCode(locale, split, key)
  return (await namesOf(read, split, [key])).get(key)?.[locale] ?? parts.gone
}
