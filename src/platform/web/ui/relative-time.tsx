import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Locale } from '#platform/contract/locale.ts'
import { formatDay, formatMoment } from '../formats.ts'
import { useLocale } from '../i18n.ts'
import { useNow } from '../now.ts'

const minute = 60_000 // ms
const week = 7 * 86_400_000 // ms

/** «3 分钟前»; the exact time, in the organisation's time zone, on hover and focus. Older than a week: the day. */
export function RelativeTime({ at }: { at: string }) {
  const { t } = useTranslation('platform')
  const { locale } = useLocale()
  const distance = Date.parse(at) - useNow()
  const words = Math.abs(distance) < minute ? t('time.now') : relativeWords(distance, locale)
  return (
    <Tooltip title={formatMoment(at, locale)}>
      <time dateTime={at} className="hx-time">
        {words ?? formatDay(at, locale)}
      </time>
    </Tooltip>
  )
}

/** How far a moment is, in words; null beyond a week either way. Milliseconds in, negative for the past. */
export function relativeWords(distance: number, locale: Locale): string | null {
  const size = Math.abs(distance)
  if (size >= week) return null
  const [unit, length] = unitFor(size)
  const words = new Intl.RelativeTimeFormat(locale === 'en' ? 'en-GB' : locale, { style: 'short' })
  // A space between figures and 汉字, as everywhere else on the screen.
  return words.format(Math.trunc(distance / length), unit).replace(/(\d)(?=\p{Script=Han})/gu, '$1 ')
}

function unitFor(size: number): ['minute' | 'hour' | 'day', number] {
  if (size < 60 * minute) return ['minute', minute]
  return size < 24 * 60 * minute ? ['hour', 60 * minute] : ['day', 24 * 60 * minute]
}
