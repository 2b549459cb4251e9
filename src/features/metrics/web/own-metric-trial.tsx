import dayjs from 'dayjs'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { Estimate } from '#platform/contract/estimate.ts'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { Chart } from '#platform/web/ui/chart.tsx'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { tryExpression } from '../contract/own-metrics.ts'
import type { MetricUnit } from '../domain/definitions/definition.ts'
import { wordsFor } from '../domain/expressions/expression.ts'
import { scaleOf } from './goal-words.ts'

type Tried = NonNullable<CallerReply<typeof tryExpression>['tried']>

/** What came of trying an expression. */
export interface Trial {
  readonly tried: Tried | null
  /** In words; null while there is none to name. */
  readonly problem: string | null
  /** The text that stands was tried, and is an expression. */
  readonly sound: boolean
}

const daysTried = 29

/** Tries an expression on the last thirty days while it is typed. */
export function useTrial(expression: string): Trial {
  const settled = useDeferredValue(expression.trim())
  const today = dayjs()
  const period = {
    from: today.subtract(daysTried, 'day').format('YYYY-MM-DD'),
    to: today.format('YYYY-MM-DD'),
  }
  const { data, isPlaceholderData } = useRead(
    tryExpression,
    {},
    { expression: settled, ...period },
    { enabled: settled !== '', keepPrevious: true },
  )
  if (settled === '' || data === undefined) return { tried: null, problem: null, sound: false }
  const { tried, problem: found } = data
  if (found === null)
    return { tried, problem: null, sound: !isPlaceholderData && settled === expression.trim() }
  // What was wrong with the text before is not wrong with this one.
  if (isPlaceholderData) return { tried: null, problem: null, sound: false }
  const problem = refusalSentence({ code: wordsFor(found), kind: 'invalid', facts: found })
  return { tried: null, problem, sound: false }
}

const scaled = (estimate: Estimate, per: number): Estimate => {
  const told = (value: number | null) => (value === null ? null : value / per)
  return { ...estimate, value: told(estimate.value), low: told(estimate.low), high: told(estimate.high) }
}

/** How it reads, what it can be cut by, and what it would have come to. */
export function OwnMetricTrial({ trial: { tried }, unit }: { trial: Trial; unit: MetricUnit }) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  if (tried === null) return null
  const scale = scaleOf(unit)
  const isBare = scale.unit === null || scale.unit === 'points' || scale.unit === 'times'
  const told = isBare ? '' : t(`figure.${scale.unit}`)
  const cuts = tried.cuts.filter((by) => by !== 'none')
  return (
    <section className="hx-own-trial" aria-live="polite">
      <p>
        <span className="hx-soft">{t('own.words')}</span> {tried.words[locale]}
      </p>
      <p>
        <span className="hx-soft">{t('own.cuts')}</span>{' '}
        {cuts.length === 0
          ? t('own.cutsNone')
          : cuts.map((by) => t(`own.by.${by}`)).join(t('catalogue.comma'))}
      </p>
      <p>
        <span className="hx-soft">{t('own.last30')}</span>{' '}
        <EstimateText estimate={scaled(tried.total, scale.per)} digits={2} unit={told} />
      </p>
      {tried.total.warnings?.map((warning) => (
        <p key={warning} className="hx-own-problem">
          {t(`own.warning.${warning}`)}
        </p>
      ))}
      {tried.days.length > 0 && (
        <Chart
          question={t('own.byDay')}
          kind="line"
          digits={2}
          unit={told}
          height={160}
          band="figure"
          series={[{ key: 'figure', label: t('own.figure'), colour: 0 }]}
          points={tried.days.map(({ day, estimate }) => ({
            at: day,
            values: { figure: estimate.value === null ? null : scaled(estimate, scale.per) },
          }))}
        />
      )}
      <p className="hx-soft">{t('own.interval')}</p>
    </section>
  )
}
