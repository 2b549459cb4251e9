import type { ItemOf } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { eventSentence } from '#platform/web/sentences.ts'
import type { ticketTimeline } from '../contract/reading.ts'

export type Happening = ItemOf<typeof ticketTimeline>

/** The sentence of an event on the timeline, with the names of what it is about. */
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
