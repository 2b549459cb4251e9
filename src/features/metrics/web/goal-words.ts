import { useTranslation } from 'react-i18next'
import type { Locale } from '#platform/contract/locale.ts'
import { formatDay, formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { Definition, MetricUnit } from '../domain/definitions/definition.ts'
import { goalPeriod, monthsOf, sideOf } from '../domain/goals.ts'
import { fiscalStretchNamed } from '../domain/week-years.ts'

const hourMs = 3_600_000

type Scale = {
  readonly per: number
  readonly unit: 'percent' | 'points' | 'hours' | 'times' | 'perHour' | null
}

const scales: Readonly<Record<MetricUnit, Scale>> = {
  share: { per: 0.01, unit: 'percent' },
  points: { per: 1, unit: 'points' },
  milliseconds: { per: hourMs, unit: 'hours' },
  score: { per: 1, unit: null },
  count: { per: 1, unit: 'times' },
  index: { per: 1, unit: null },
  perHour: { per: 1, unit: 'perHour' },
}

/** By what a figure is divided to be typed and told, and in what it then is. */
export const scaleOf = (unit: MetricUnit): Scale => scales[unit]

/** What has to be known of a metric to tell a goal for it. */
type Aimed = Pick<Definition, 'unit' | 'direction'>

/** A goal in words: «≥ 85%»; null where one cannot aim. */
export function useGoalWords(): (metric: Aimed, value: number) => string | null {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  return ({ unit: measured, direction }, value) => {
    const [scale, side] = [scaleOf(measured), sideOf(direction)]
    if (side === null) return null
    const isBare = scale.unit === null || scale.unit === 'points' || scale.unit === 'times'
    const unit = isBare ? '' : t(`figure.${scale.unit}`)
    return `${side === 'atLeast' ? '≥' : '≤'} ${formatNumber(value / scale.per, locale, 2)}${unit}`
  }
}

const fiscalNames = { period: 'fiscalPeriod', quarter: 'fiscalQuarter', year: 'fiscalYear' } as const

/** Days from … to … in words, both included. */
export const formatDays = (from: string, to: string, locale: Locale): string =>
  `${formatDay(from, locale)} – ${formatDay(to, locale)}`

/** What a period of a year made of weeks is called, «2026 财年第 3 期», and its days; null for any other. */
export function useFiscalWords(): (period: string) => { name: string; days: string } | null {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  return (period) => {
    const inWeeks = fiscalStretchNamed(period)
    if (inWeeks === null) return null
    const { kind, year, number, from, to } = inWeeks
    return { name: t(`goals.${fiscalNames[kind]}`, { year, number }), days: formatDays(from, to, locale) }
  }
}

/** A period in words: «2026 年 11 月», «2026 年第 4 季度», «2026 年», «2026 财年第 3 期（…）». */
export function usePeriodWords(): (period: string) => string {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const fiscalWords = useFiscalWords()
  return (period) => {
    const inWeeks = fiscalWords(period)
    if (inWeeks !== null) return t('goals.withDays', inWeeks)
    const [, year, quarter, month, fiscal] = goalPeriod.exec(period) ?? []
    const months = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' })
    const span = monthsOf(period)
    if (fiscal !== undefined && span !== null)
      return months.formatRange(new Date(span.from), new Date(span.to))
    if (month !== undefined) return months.format(new Date(`${period}-01`))
    return quarter === undefined ? t('goals.year', { year }) : t('goals.quarter', { year, quarter })
  }
}

/** The name of a day of the week, Monday 1 to Sunday 7. */
export const nameOfWeekday = (weekday: number, locale: Locale): string =>
  // 1 January 2001 was a Monday.
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2001, 0, weekday))
