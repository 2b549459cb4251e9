import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Estimate } from '#platform/contract/estimate.ts'
import { useFigureWords } from './figure-words.ts'

const fewAnswers = 30

/** A figure with how sure it is: value, n and interval. `compact` keeps the interval for hover and focus. */
export function EstimateText(props: {
  estimate: Estimate
  digits?: number
  unit?: string
  exact?: boolean
  compact?: boolean
  size?: 'large'
}) {
  const { t } = useTranslation('platform')
  const words = useFigureWords({ unit: props.unit, digits: props.digits, exact: props.exact })
  const { value, n, method } = props.estimate
  // What is given, as a goal is, was not counted from anything.
  const isGiven = n === 0 && props.estimate.low === null
  // A small count is small, and no sample at all.
  const few = n < fewAnswers && value !== null && !isGiven && !method.startsWith('count')
  const parts = [...(isGiven ? [] : words.about(props.estimate)), ...(few ? [t('estimate.few')] : [])]
  const told = parts.join(' · ')
  const figure = (
    <span className={props.size === 'large' ? 'hx-figure hx-figure-large' : 'hx-figure'}>
      {value === null ? t('estimate.none') : words.figure(value)}
      {few && <sup aria-hidden="true">*</sup>}
    </span>
  )
  if (!props.compact)
    return (
      <span className="hx-estimate">
        {figure}{' '}
        <small className="hx-soft hx-estimate-parts">
          {parts.map((part) => (
            <span key={part}>{part}</span>
          ))}
        </small>
      </span>
    )
  return (
    <Tooltip title={told}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the interval must be reachable without a mouse. */}
      <span tabIndex={0}>
        {figure}
        <span className="hx-unseen"> ({told})</span>
      </span>
    </Tooltip>
  )
}
