import { useLocale } from '#platform/web/i18n.ts'
import type { Said } from '../domain/script.ts'

/** Words in the reader's language. */
export function useSaid(): (said: Said) => string {
  const { locale } = useLocale()
  return ({ zh, en }) => (locale === 'en' ? en : zh)
}
