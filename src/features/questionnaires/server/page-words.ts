import type { Locale } from '#platform/contract/locale.ts'
import type { PageWords } from '#platform/pages/say.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }

const spoken = { 'zh-CN': zh, en } as const

/** Words of the answer page. */
export const answerWords = (locale: Locale): PageWords => spoken[locale].page

/** The sentence of a refusal for the page that shows it in place. */
export function refusalWords(locale: Locale, code: string): string {
  const sentences: Record<string, string> = spoken[locale].refusals
  return sentences[code] ?? spoken[locale].page.notSent
}
