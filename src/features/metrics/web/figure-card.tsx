import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import type { Estimate } from '#platform/contract/estimate.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { Figure } from '../contract.ts'
import { definitions, metricOfMeasure } from '../domain/definitions.ts'
import { type Measure, measures } from '../domain/measures.ts'
import { useGoalWords, usePeriodWords } from './goal-words.ts'
import { AboutMetric, useMetricWords } from './public/about-metric.tsx'
import type { Period } from './public/period.ts'
import { pointsLink } from './public/points-link.ts'

/** Each figure is made of one measure's points. */
const measureOf = (key: Figure['key']): Measure =>
  measures.find((measure) => metricOfMeasure[measure] === key) as Measure

const hourMs = 3_600_000
const minuteMs = 60_000

/** How a figure is told: by what its numbers are multiplied, and in which unit. */
function tellingOf(figure: Figure): { factor: number; unit: 'percent' | 'points' | 'hours' | 'minutes' } {
  if (figure.unit === 'share') return { factor: 100, unit: 'percent' }
  if (figure.unit === 'points') return { factor: 1, unit: 'points' }
  return (figure.current.value ?? figure.previous.value ?? 0) < hourMs
    ? { factor: 1 / minuteMs, unit: 'minutes' }
    : { factor: 1 / hourMs, unit: 'hours' }
}

const scaled = (estimate: Estimate, factor: number): Estimate => ({
  ...estimate,
  value: estimate.value === null ? null : estimate.value * factor,
  low: estimate.low === null ? null : estimate.low * factor,
  high: estimate.high === null ? null : estimate.high * factor,
})

/** What may be said about the difference to the period before: only a significant one is called better or worse. */
function Change({ figure, factor, unit }: { figure: Figure; factor: number; unit: string }) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const { difference, significant } = figure.comparison
  if (difference === null) return <p className="hx-soft">{t('figure.noComparison')}</p>
  if (!significant) return <p className="hx-soft">{t('figure.same')}</p>
  const isBetter = definitions[figure.key].direction === 'less' ? difference < 0 : difference > 0
  const amount = `${formatNumber(Math.abs(difference * factor), locale, 1)}${unit}`
  return (
    <p>
      <StatusTag
        plain
        tone={isBetter ? 'met' : 'breached'}
        word={t(isBetter ? 'figure.better' : 'figure.worse', { difference: amount })}
      />
    </p>
  )
}

const tones = { met: 'met', missed: 'breached', unclear: 'quiet' } as const

/** What the figure is held to and whether it is reached, judged by its interval; where the goal comes from. */
function GoalLine({ figure, goal }: { figure: Figure; goal: NonNullable<Figure['goal']> }) {
  const { t } = useTranslation('metrics')
  const goalWords = useGoalWords()
  const periodWords = usePeriodWords()
  const unitName = useUnitNames()
  const { value, status, set } = goal
  const from =
    set === null
      ? t('goals.shipped')
      : t('goals.ofUnit', { unit: unitName(set.unitId), period: periodWords(set.period) })
  return (
    <>
      <p>
        <StatusTag plain tone={tones[status]} word={t(`goals.status.${status}`)} />{' '}
        {t('goals.goal', { goal: goalWords(definitions[figure.key], value) })}
      </p>
      <p className="hx-soft">{from}</p>
    </>
  )
}

/** One figure of the overview: value, how sure, change, goal, and the way to what lies behind it. */
export function FigureCard({ figure, period }: { figure: Figure; period: Period }) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const telling = tellingOf(figure)
  const unit = telling.unit === 'points' ? '' : t(`figure.${telling.unit}`)
  const { name } = useMetricWords(figure.key)
  const { goal, current } = figure
  return (
    <article className="hx-figure-card">
      <h3>
        {name} <AboutMetric metric={figure.key} />
      </h3>
      {current.n === 0 ? (
        <p className="hx-soft">{t('figure.none')}</p>
      ) : (
        <EstimateText size="large" estimate={scaled(current, telling.factor)} unit={unit} />
      )}
      <div>
        {current.n > 0 && <Change figure={figure} factor={telling.factor} unit={unit} />}
        {goal !== null && <GoalLine figure={figure} goal={goal} />}
      </div>
      {current.n > 0 && (
        <Link to={pointsLink(measureOf(figure.key), period)}>
          {t('figure.behind', { n: formatNumber(current.n, locale) })}
        </Link>
      )}
    </article>
  )
}
