import dayjs from 'dayjs'
import i18next, { type BackendModule } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { type Locale, locales, preferredLocale } from '#platform/contract/locale.ts'
import { formatDay, formatDuration, formatMoment } from './formats.ts'
import type { WebModule } from './module.ts'
import 'dayjs/locale/en-gb'
import 'dayjs/locale/zh-cn'

const stored = 'huixiang.locale'

const platformWords: WebModule['locales'] = {
  'zh-CN': () => import('./locales/zh-CN.json'),
  en: () => import('./locales/en.json'),
}

/** Starts the interface language: the kept choice, else the browser's. Resolves when all words are there. */
export async function startI18n(modules: readonly Pick<WebModule, 'name' | 'locales'>[]): Promise<void> {
  const words = new Map(
    [...modules, { name: 'platform', locales: platformWords }].map((one) => [one.name, one.locales]),
  )
  await i18next
    .use(wordsFrom(words))
    .use(initReactI18next)
    .init({
      lng: keptLocale() ?? preferredLocale(navigator.languages.join(',')),
      fallbackLng: 'zh-CN',
      supportedLngs: [...locales],
      ns: [...words.keys()],
      defaultNS: 'platform',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    })
  i18next.services.formatter?.add('moment', (value: string, lng) => formatMoment(value, lng as Locale))
  i18next.services.formatter?.add('day', (value: string, lng) => formatDay(value, lng as Locale))
  i18next.services.formatter?.add('duration', (value: number) => formatDuration(value))
  follow(i18next.language as Locale)
}

/** The interface language and how to change it; the choice is kept in this browser. */
export function useLocale(): { locale: Locale; setLocale(next: Locale): void } {
  const { i18n } = useTranslation()
  return { locale: i18n.language as Locale, setLocale }
}

async function setLocale(next: Locale): Promise<void> {
  await i18next.changeLanguage(next)
  localStorage.setItem(stored, next)
  follow(next)
}

function follow(locale: Locale): void {
  document.documentElement.lang = locale
  dayjs.locale(locale === 'zh-CN' ? 'zh-cn' : 'en-gb')
}

function keptLocale(): Locale | undefined {
  return locales.find((one) => one === localStorage.getItem(stored))
}

function wordsFrom(words: ReadonlyMap<string, WebModule['locales']>): BackendModule {
  return {
    type: 'backend',
    init: () => undefined,
    read: async (language, namespace) => {
      const load = words.get(namespace)?.[language as Locale]
      if (load === undefined) throw new Error(`no words for ${namespace} in ${language}`)
      return (await load()).default as Record<string, string>
    },
  }
}
