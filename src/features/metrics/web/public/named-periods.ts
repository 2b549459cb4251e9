import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { readMetricSettings } from '../../contract/settings.ts'
import { calendarYears } from '../../domain/axes.ts'
import { namedPeriods } from '../../domain/named-periods.ts'
import { useToday } from './period.ts'

const nameOf = { month: 'fiscalMonth', quarter: 'fiscalQuarter', year: 'fiscalYear' } as const

/** This month, quarter and year of the organisation and the ones before, by name. */
export function useNamedPeriods(): { label: string; from: string; to: string }[] {
  const { t } = useTranslation('metrics')
  const years = useRead(readMetricSettings, {}, {}).data ?? calendarYears
  return namedPeriods(useToday(), years).map(({ when, span, isFiscal, from, to }) => ({
    label: t(`overview.named.${when}.${isFiscal ? nameOf[span] : span}`),
    from,
    to,
  }))
}
