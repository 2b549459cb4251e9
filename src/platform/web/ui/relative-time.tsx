import { Tooltip } from 'antd'
import type { Locale } from '#platform/contract/locale.ts'
import { formatDay, formatMoment } from '../formats.ts'
import { useLocale } from '../i18n.ts'
import { useNow } from '../now.ts'

const week = 7 * 86_400_000 // ms

/** «3 分钟前»; the exact time, in the organisation's time zone, on hover and focus. Older than a week: the day. */
export function RelativeTime({ at }: { at: string }) {
  const { locale } = useLocale()
  const now = useNow()
  return (
    <Tooltip title={formatMoment(at, locale)}>
      <time dateTime={at} className="hx-time">
        {relativeWords(Date.parse(at) - now, locale) ?? formatDay(at, locale)}
      </time>
    </Tooltip>
  )
}

/** How far a moment is, in words; null beyond a week either way. Milliseconds in, negative for the past. */
export function relativeWords(distance: number, locale: Locale): string | null {
  const size = Math.abs(distance)
  if (size >= week) return null
  const [unit, length] = unitFor(size)
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  // A space between figures and 汉字, as everywhere else on the screen.
  return words.format(Math.trunc(distance / length), unit).replace(/(\d)(?=\p{Script=Han})/gu, '$1 ')
}

function unitFor(size: number): ['second' | 'minute' | 'hour' | 'day', number] {
  if (size < 60_000) return ['second', 60_000]
  if (size < 3_600_000) return ['minute', 60_000]
  return size < 86_400_000 ? ['hour', 3_600_000] : ['day', 86_400_000]
}
