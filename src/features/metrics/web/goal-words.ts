import { useTranslation } from 'react-i18next'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { definitions, type MetricKey } from '../domain/definitions.ts'
import { goalPeriod, sideOf } from '../domain/goals.ts'

const hourMs = 3_600_000

/** By what a goal is divided to be typed and told: percent, points, hours. Null where one cannot aim. */
export function goalScale(metric: MetricKey): { per: number; unit: 'percent' | 'points' | 'hours' } | null {
  const { unit } = definitions[metric]
  if (unit === 'share') return { per: 0.01, unit: 'percent' }
  if (unit === 'points') return { per: 1, unit: 'points' }
  return unit === 'milliseconds' ? { per: hourMs, unit: 'hours' } : null
}

/** A goal in words: «≥ 85%»; null where one cannot aim. */
export function useGoalWords(): (metric: MetricKey, value: number) => string | null {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  return (metric, value) => {
    const [scale, side] = [goalScale(metric), sideOf(definitions[metric].direction)]
    if (scale === null || side === null) return null
    const unit = scale.unit === 'points' ? '' : t(`figure.${scale.unit}`)
    return `${side === 'atLeast' ? '≥' : '≤'} ${formatNumber(value / scale.per, locale, 2)}${unit}`
  }
}

/** A period in words: «2026 年 11 月», «2026 年第 4 季度», «2026 年». */
export function usePeriodWords(): (period: string) => string {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  return (period) => {
    const [, year, quarter, month] = goalPeriod.exec(period) ?? []
    if (month !== undefined)
      return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
        new Date(`${period}-01`),
      )
    return quarter === undefined ? t('goals.year', { year }) : t('goals.quarter', { year, quarter })
  }
}
