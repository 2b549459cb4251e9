import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type i18n } from 'i18next'
import { type Locale, locales } from '#platform/contract/locale.ts'
import type { Sentence } from '#platform/server/http/problems.ts'

const source = join(import.meta.dirname, '../..')

function localeFolders(): { name: string; folder: string }[] {
  const features = readdirSync(join(source, 'features'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, folder: join(source, 'features', name, 'locales') }))
  return [{ name: 'platform', folder: join(source, 'platform/web/locales') }, ...features]
}

function wordsIn(folder: string, locale: Locale): Record<string, unknown> | null {
  try {
    return JSON.parse(readFileSync(join(folder, `${locale}.json`), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** The words of every feature as the server speaks them: refusals and public pages. Namespaces are the features. */
export function loadWords(): i18n {
  const resources = Object.fromEntries(
    locales.map((locale) => [
      locale,
      Object.fromEntries(localeFolders().map(({ name, folder }) => [name, wordsIn(folder, locale) ?? {}])),
    ]),
  )
  const words = createInstance()
  // Codes are keys with dots in them, so only `:` separates, between namespace and key path.
  void words.init({
    resources,
    fallbackLng: 'zh-CN',
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return words
}

/** Makes the sentences of refusals from the features' words; a code without words is shown as it is. */
export function sentencesFrom(words: i18n): Sentence {
  return (locale, code, facts) => {
    const namespace = code.slice(0, code.indexOf('.'))
    const refusals = words.getResource(locale, namespace, 'refusals') as Record<string, string> | undefined
    const sentence = refusals?.[code]
    if (sentence === undefined) return code
    const named = sentence.replace(codeNamed, (...[, of = '', path = '', fact = '']: string[]) => {
      const word: unknown = words.getResource(locale, of, `${path}${facts[fact]}`)
      return typeof word === 'string' ? word : `{{${fact}}}`
    })
    return words.services.interpolator.interpolate(named, { ...facts }, locale, {})
  }
}

// Codes are named by the sentence's own words alone: what somebody wrote, which facts may hold, is never read for such names.
const codeNamed = /\$t\(([\w-]+):([\w.-]*)\{\{(\w+)\}\}\)/g
