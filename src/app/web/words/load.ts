import type { LoadWords } from '#platform/web/i18n.ts'

const languages = {
  'zh-CN': () => import('./zh-cn.ts'),
  en: () => import('./en.ts'),
} as const

/** The words of every room under its own name: a feature's folder, or the platform's. */
export const loadWords: LoadWords = async (locale) => {
  const { files } = await languages[locale]()
  return Object.fromEntries(Object.entries(files).map(([path, words]) => [roomOf(path), words]))
}

function roomOf(path: string): string {
  return /([\w-]+)(\/web)?\/locales\//.exec(path)?.[1] ?? path
}
