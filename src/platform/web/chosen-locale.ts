import { type Locale, locales, preferredLocale } from '#platform/contract/locale.ts'

const stored = 'huixiang.locale'

/** The interface language that was chosen in this browser, else the browser's. */
export function chosenLocale(): Locale {
  return (
    locales.find((one) => one === localStorage.getItem(stored)) ??
    preferredLocale(navigator.languages.join(','))
  )
}

/** Keeps a choice in this browser. */
export function keepLocale(locale: Locale): void {
  localStorage.setItem(stored, locale)
}
