import { Tooltip } from 'antd'
import { formatMoment, formatTime } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'

/** The time of day; under its day's heading that is enough. */
export function EntryTime({ at }: { at: string }) {
  const { locale } = useLocale()
  return (
    <Tooltip title={formatMoment(at, locale)}>
      <time className="hx-entry-time" dateTime={at}>
        {formatTime(at, locale)}
      </time>
    </Tooltip>
  )
}
