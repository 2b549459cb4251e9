import { filesMatching } from './source-files.ts'

/** The languages every word exists in. */
export const languages = ['zh-CN', 'en'] as const

type Words = { [key: string]: string | Words }

/** The keys of all words of one language; `file` is where the other language's file would be. */
export function wordsOf(language: string): { key: string; file: string }[] {
  return filesMatching(`src/**/locales/${language}.json`).flatMap(({ file, text }) =>
    keysOf(JSON.parse(text)).map((key) => ({ key, file: file.replace(`${language}.json`, '*.json') })),
  )
}

function keysOf(words: Words, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, word]) =>
    typeof word === 'string' ? [`${prefix}${key}`] : keysOf(word, `${prefix}${key}.`),
  )
}
