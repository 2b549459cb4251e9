import { useTranslation } from 'react-i18next'
import { formatDay, formatMoment, relativeWords } from '../formats.ts'
import { useLocale } from '../i18n.ts'
import { useNow } from '../now.ts'

const minute = 60_000 // ms

/** «3 分钟前»; the exact time, in the organisation's time zone, under the pointer. Older than a week: the day. */
export function RelativeTime({ at }: { at: string }) {
  const { t } = useTranslation('platform')
  const { locale } = useLocale()
  const distance = Date.parse(at) - useNow()
  const words = Math.abs(distance) < minute ? t('time.now') : relativeWords(distance, locale)
  return (
    <time dateTime={at} className="hx-time" data-hint={formatMoment(at, locale)}>
      {words ?? formatDay(at, locale)}
    </time>
  )
}
