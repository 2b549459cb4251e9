import { formatMoment, formatTime } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'

/** The time of day; under its day's heading that is enough. A title of the browser's own: a history has hundreds of these. */
export function EntryTime({ at }: { at: string }) {
  const { locale } = useLocale()
  return (
    <time className="hx-entry-time" dateTime={at} title={formatMoment(at, locale)}>
      {formatTime(at, locale)}
    </time>
  )
}
