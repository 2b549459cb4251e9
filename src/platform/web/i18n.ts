import dayjs from 'dayjs'
import i18next, { type ResourceLanguage } from 'i18next'
import { useEffect, useState } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Locale } from '#platform/contract/locale.ts'
import { chosenLocale, keepLocale } from './chosen-locale.ts'
import { formatDay, formatDuration, formatMoment } from './formats.ts'
import 'dayjs/locale/en-gb'
import 'dayjs/locale/zh-cn'

/** Interface words of one language, by namespace. */
export type Words = Readonly<Record<string, object>>
/** Brings the words of one language. */
export type LoadWords = (locale: Locale) => Promise<Words>

let wordsIn: LoadWords = async () => ({})

/** Starts the interface language: the kept choice, else the browser's. Resolves when all words are there. */
export async function startI18n(load: LoadWords): Promise<void> {
  wordsIn = load
  const lng = chosenLocale()
  await i18next.use(initReactI18next).init({
    lng,
    resources: { [lng]: (await load(lng)) as ResourceLanguage },
    fallbackLng: false,
    defaultNS: 'platform',
    interpolation: { escapeValue: false },
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

/** Brings the words of another language, once. */
async function bring(locale: Locale): Promise<void> {
  if (i18next.hasResourceBundle(locale, 'platform')) return
  for (const [name, words] of Object.entries(await wordsIn(locale)))
    i18next.addResourceBundle(locale, name, words)
}

/** Whether words of a language that need not be the interface's are there; brings them where they are not. */
export function useWordsIn(locale: Locale): boolean {
  const [brought, put] = useState<Locale | null>(null)
  useEffect(() => {
    void bring(locale).then(() => put(locale))
  }, [locale])
  return brought === locale || i18next.hasResourceBundle(locale, 'platform')
}

async function setLocale(next: Locale): Promise<void> {
  await bring(next)
  await i18next.changeLanguage(next)
  keepLocale(next)
  follow(next)
}

function follow(locale: Locale): void {
  document.documentElement.lang = locale
  dayjs.locale(locale === 'zh-CN' ? 'zh-cn' : 'en-gb')
}
