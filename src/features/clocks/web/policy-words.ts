import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { listCalendars } from '../contract/calendars.ts'

/** A calendar's name in the language of the screen; empty until it is known. */
export function useCalendarName(): (id: string) => string {
  const { locale } = useLocale()
  const { data } = useRead(listCalendars, {}, {})
  return (id) => {
    const found = data?.calendars.find((calendar) => calendar.id === id)
    if (found === undefined) return ''
    return locale === 'en' ? found.nameEn : found.nameZh
  }
}
