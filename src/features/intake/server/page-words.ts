import type { Locale } from '#platform/contract/locale.ts'
import { type PageWords, say } from '#platform/pages/say.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }

const spoken = { 'zh-CN': zh, en } as const

/** Whose pages these are before set-up, when they are nobody's. */
export const unnamedOwner = 'Huixiang'

/** Words of the public pages. */
export const pageWords = (locale: Locale): PageWords => spoken[locale].voice

/** Refusals of files, in the words that the form itself has for them. */
const ofFiles: Readonly<Record<string, string>> = {
  'platform.fileTooLarge': 'fileTooLarge',
  'platform.tooManyFiles': 'tooManyFiles',
  'platform.fileNotAccepted': 'fileNotAccepted',
  'platform.brokenPicture': 'fileNotAccepted',
}

/** The sentence of a refusal for a page that shows it in place. */
export function refusalWords(
  locale: Locale,
  code: string,
  facts: Readonly<Record<string, unknown>>,
): string | null {
  const ofFile = ofFiles[code]
  if (ofFile !== undefined) return say(pageWords(locale), ofFile, facts as Record<string, string | number>)
  const sentence = (spoken[locale].refusals as Record<string, string>)[code]
  return sentence?.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? '')) ?? null
}
