import { useLocale } from '#platform/web/i18n.ts'
import { eventSentence } from '#platform/web/sentences.ts'

interface Happening {
  readonly type: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly words: Readonly<Record<string, { zh: string; en: string }>>
}

/** The sentence of an event, with the names of what it is about. */
export function useEventWords(): (happening: Happening) => string {
  const { locale } = useLocale()
  return ({ type, facts, words }) =>
    eventSentence(type, {
      ...facts,
      ...Object.fromEntries(
        Object.entries(words).map(([word, name]) => [word, locale === 'en' ? name.en : name.zh]),
      ),
    })
}
