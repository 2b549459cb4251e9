import { useTranslation } from 'react-i18next'
import type { Estimate } from '#platform/contract/estimate.ts'
import { formatExact, formatNumber, formatShortDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { timeCuttings, type Widget } from '../domain/board.ts'
import type { Difference } from '../domain/differences.ts'
import { daysOfStretch } from '../domain/periods.ts'
import type { Shown, ShownRow, ShownSeries } from '../domain/shown-shape.ts'
import { lengthIn, spanIn } from '../domain/spans.ts'
import { fiscalNameOf, questionOf, type Telling, tellingOf, unnamedOf } from '../domain/telling.ts'
import { useCatalogue } from './use-catalogue.ts'

/** A figure in the unit it is told in. */
export const scaled = (estimate: Estimate, { factor }: Telling): Estimate => ({
  ...estimate,
  value: estimate.value === null ? null : estimate.value * factor,
  low: estimate.low === null ? null : estimate.low * factor,
  high: estimate.high === null ? null : estimate.high * factor,
})

/** How the figures of what is shown are told: all of them alike. */
export const tellingFor = ({ unitOfMeasure, rows, series, total }: Shown): Telling =>
  tellingOf(unitOfMeasure, [
    total?.value,
    ...rows.flatMap((row) => series.map(({ key }) => row.values[key]?.value)),
  ])

// Noon in UTC is the same day in every zone of the organisation's.
const shortDay = (day: string, locale: 'zh-CN' | 'en') => formatShortDay(`${day}T12:00:00Z`, locale)

/** What a stretch of the calendar is called. */
function useTimeWords(): (key: string) => string {
  const { t } = useTranslation('dashboards')
  const { locale } = useLocale()
  return (key) => {
    const days = daysOfStretch(key)
    if (days === null) return key
    if (days.from === days.to) return shortDay(key, locale)
    const fiscal = fiscalNameOf(key)
    if (fiscal !== null) return t(`time.${fiscal.word}`, fiscal.facts)
    if (key.includes('/')) return t('time.fiscal', { from: days.from.slice(0, 7), to: days.to.slice(0, 7) })
    const [year, part = ''] = key.split('-')
    if (part.startsWith('W')) return t('time.week', { day: shortDay(days.from, locale) })
    if (part === '') return t('time.year', { year })
    return t(part.startsWith('Q') ? 'time.quarter' : 'time.month', {
      year,
      part: Number(part.replace('Q', '')),
    })
  }
}

/** What a span of time is called; values of a scale are called as they are. */
function useSpanWords(): (key: string) => string {
  const { t } = useTranslation('dashboards')
  const told = (milliseconds: number): string => {
    const { count, unit } = lengthIn(milliseconds)
    return `${count}${t(`units.${unit}`)}`
  }
  return (key) => {
    const span = spanIn(key)
    if (span === null) return key
    if (span.to === null) return t('span.over', { from: told(span.from) })
    return span.from === 0 ? t('span.under', { to: told(span.to) }) : `${told(span.from)} – ${told(span.to)}`
  }
}

/** A sign and a word: which way it went, and whether that is good. */
function useSaid() {
  const { t } = useTranslation('dashboards')
  return ({ said, difference }: Difference, against: 'period' | 'whole'): string => {
    const told = t(`said.${against}.${said}`)
    if (said === 'same' || said === 'unclear' || difference === null) return told
    return `${difference > 0 ? '▲' : '▼'} ${told}`
  }
}

/** What the parts of a widget are called. */
function useNames() {
  const { t } = useTranslation('dashboards')
  const { locale } = useLocale()
  const catalogue = useCatalogue()
  const time = useTimeWords()
  const span = useSpanWords()
  const metric = (key: string): string => catalogue?.get(key)?.name[locale] ?? ''
  return {
    metric,
    time,
    soFar: t('series.soFar'),
    place: (rank: number): string => t('place', { rank }),
    unfinished: t('series.unfinished'),
    question: (widget: Widget): string =>
      t(`question.${questionOf(widget)}`, {
        metric: metric(widget.metrics[0] ?? ''),
        last: metric(widget.metrics.at(-1) ?? ''),
        by: t(`by.${widget.by}`),
      }),
    row: (
      { by, picture, comparison }: Widget,
      { key, name, itself }: Pick<ShownRow, 'key' | 'name' | 'itself'>,
    ): string => {
      if (picture === 'funnel') return metric(key ?? '')
      if (name !== null) return itself ? t('itself', { name: name[locale] }) : name[locale]
      if (key === null) return t(unnamedOf(by))
      if (comparison === 'distribution') return span(key)
      if (by === 'kind' || by === 'channel') return t(`metrics:${by}.${key}`, key)
      if (by === 'weekday') return t('onWeekday', { day: t(`weekday.${key as '1'}`) })
      if (by === 'hour') return key
      return timeCuttings.includes(by) || by === 'none' ? time(key) : t('unknown')
    },
    series: ({ role, metric: key }: ShownSeries, { comparison, metrics }: Widget): string => {
      if (role === 'now') return metrics.length > 1 || comparison === null ? metric(key) : t('series.now')
      return t(role === 'before' ? `series.before_${comparison}` : `series.${role}`)
    },
  }
}

/** Everything a widget says, in the interface language. */
export function useWidgetWords() {
  const { t } = useTranslation('dashboards')
  const { locale } = useLocale()
  const names = useNames()
  const said = useSaid()
  // Counts and indices have no unit, and an empty word is none to look up.
  const unit = ({ unit: one }: Telling): string =>
    one === 'count' || one === 'index' ? '' : t(`units.${one}`)
  const figure = (value: number, telling: Telling): string =>
    `${formatNumber(value * telling.factor, locale, telling.digits)}${unit(telling)}`
  const signed = (value: number, telling: Telling): string => {
    const told = Number((value * telling.factor).toFixed(telling.digits))
    const amount = formatExact(Math.abs(told), locale, telling.digits)
    // Two shares lie points apart, not per cent.
    const of = telling.unit === 'percent' ? t('units.percentPoints') : unit(telling)
    return `${told > 0 ? '+' : told < 0 ? '−' : '±'}${amount}${of}`
  }
  return { ...names, unit, figure, signed, said }
}

export type WidgetWords = ReturnType<typeof useWidgetWords>
