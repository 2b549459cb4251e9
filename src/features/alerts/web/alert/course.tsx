import { useTranslation } from 'react-i18next'
import { useToday } from '#features/metrics/web/public/period.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { formatShortDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { Chart } from '#platform/web/ui/chart.tsx'
import type { readAlert } from '../../contract/reading.ts'
import { shownIn, usePartName, useWhat } from '../alert-words.ts'

/** The value day by day, with the band in which it was to be expected. */
export function Course({ alert }: { alert: CallerReply<typeof readAlert> }) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  const partName = usePartName()
  const whatOf = useWhat()
  const { factor, suffix } = shownIn(alert.unit)
  const times = (value: number | null) => (value === null ? null : value * factor)
  const today = useToday()
  const points = alert.course.map(({ day, value, n, expected, low, high }) => ({
    // Noon where the organisation is lies on the same day everywhere.
    at: formatShortDay(`${day}T12:00:00`, locale),
    unfinished: day === today,
    values: {
      value: {
        value: times(value),
        n,
        low: null,
        high: null,
        confidence: 0.95,
        method: 'observed',
      },
      expected: {
        value: times(expected),
        n,
        low: times(low),
        high: times(high),
        confidence: 0.95,
        method: 'baseline',
      },
    },
  }))
  const [worst] = alert.segments
  return (
    <Chart
      question={t('alert.course', {
        what: whatOf(alert),
        where: worst === undefined ? '' : partName(worst, alert.split),
      })}
      kind="line"
      band="expected"
      digits={1}
      unit={suffix}
      series={[
        { key: 'value', label: t('alert.value'), colour: 0 },
        { key: 'expected', label: t('alert.expected'), colour: 5, past: true },
      ]}
      points={points}
    />
  )
}
