import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { Locale } from '#platform/contract/locale.ts'
import { formatDay, formatTime } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { Chart } from '#platform/web/ui/chart.tsx'
import type { readGroupEvent } from '../../contract/reading.ts'

type Hours = CallerReply<typeof readGroupEvent>['growth']

const hour = 3_600_000
/** More hours than this are told by the day. */
const mostHours = 96

const counted = (n: number) => ({ value: n, n, low: null, high: null, confidence: 1, method: 'count' })

/** Voices hour by hour, hours without any among them; by the day where there would be too many. */
function pointsOf(growth: Hours, locale: Locale) {
  const [first, last] = [growth[0], growth.at(-1)]
  if (first === undefined || last === undefined) return { by: 'hour' as const, points: [] }
  const hours = (Date.parse(last.hour) - Date.parse(first.hour)) / hour + 1
  if (hours > mostHours) {
    const days = Map.groupBy(growth, (one) => formatDay(one.hour, locale))
    const points = [...days].map(([at, some]) => ({
      at,
      values: { voices: counted(some.reduce((sum, { voices }) => sum + voices, 0)) },
    }))
    return { by: 'day' as const, points }
  }
  const oneDay = formatDay(first.hour, locale) === formatDay(last.hour, locale)
  const counts = new Map(growth.map((one) => [Date.parse(one.hour), one.voices]))
  const points = Array.from({ length: hours }, (_, i) => {
    const at = Date.parse(first.hour) + i * hour
    return {
      at: oneDay ? formatTime(at, locale) : `${formatDay(at, locale)} ${formatTime(at, locale)}`,
      values: { voices: counted(counts.get(at) ?? 0) },
    }
  })
  return { by: 'hour' as const, points }
}

/** How an event grows. */
export function Growth({ event }: { event: { readonly growth: Hours } }) {
  const { t } = useTranslation('group-events')
  const { locale } = useLocale()
  const { by, points } = pointsOf(event.growth, locale)
  return (
    <Chart
      question={t(`growth.${by}`)}
      kind="bar"
      digits={0}
      height={180}
      series={[{ key: 'voices', label: t('list.voices'), colour: 0 }]}
      points={points}
    />
  )
}
