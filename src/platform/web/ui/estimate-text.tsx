import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Estimate } from '#platform/contract/estimate.ts'
import { formatNumber } from '../formats.ts'
import { useLocale } from '../i18n.ts'

const fewAnswers = 30

/** A figure with how sure it is: value, n and interval. `compact` keeps the interval for hover and focus. */
export function EstimateText(props: {
  estimate: Estimate
  digits?: number
  unit?: string
  compact?: boolean
  size?: 'large'
}) {
  const { t } = useTranslation('platform')
  const words = useEstimateWords(props)
  const value = (
    <span className={props.size === 'large' ? 'hx-figure hx-figure-large' : 'hx-figure'}>
      {words.value}
      {props.estimate.n < fewAnswers && <sup aria-hidden="true">*</sup>}
    </span>
  )
  const notes = [words.interval, words.n, ...(props.estimate.n < fewAnswers ? [t('estimate.few')] : [])]
  const told = notes.filter((note) => note !== null).join(' · ')
  if (props.compact)
    return (
      <Tooltip title={told}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the interval must be reachable without a mouse. */}
        <span tabIndex={0} aria-label={`${words.value} (${told})`}>
          {value}
        </span>
      </Tooltip>
    )
  return (
    <span>
      {value} <small className="hx-soft">{told}</small>
    </span>
  )
}

/** The parts of an estimate in words, for tooltips of charts and tables. */
export function useEstimateWords(props: { estimate: Estimate; digits?: number; unit?: string }) {
  const { t } = useTranslation('platform')
  const { locale } = useLocale()
  const { estimate, unit = '' } = props
  const told = (figure: number) => `${formatNumber(figure, locale, props.digits ?? 1)}${unit}`
  const interval =
    estimate.low === null || estimate.high === null
      ? null
      : t('estimate.interval', {
          percent: Math.round(estimate.confidence * 100),
          low: told(estimate.low),
          high: told(estimate.high),
        })
  return {
    value: estimate.value === null ? t('estimate.none') : told(estimate.value),
    interval,
    n: t('estimate.n', { n: formatNumber(estimate.n, locale) }),
  }
}
