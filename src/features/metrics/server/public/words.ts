import type { Locale } from '#platform/contract/locale.ts'
import en from '../../locales/en.json' with { type: 'json' }
import zh from '../../locales/zh-CN.json' with { type: 'json' }

const words: Readonly<
  Record<Locale, Readonly<Record<'kind' | 'channel', Readonly<Record<string, string>>>>>
> = {
  'zh-CN': zh,
  en,
}

/** What a kind or a channel is called; the code itself where it has no words. */
export const wordOfCode = (locale: Locale, by: 'kind' | 'channel', code: string): string =>
  words[locale][by][code] ?? code
