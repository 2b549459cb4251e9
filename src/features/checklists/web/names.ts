import { useLocale } from '#platform/web/i18n.ts'

/** A name in the reader's language. */
export function useNameOf(): (names: { readonly zh: string; readonly en: string }) => string {
  const { locale } = useLocale()
  return ({ zh, en }) => (locale === 'en' ? en : zh)
}
