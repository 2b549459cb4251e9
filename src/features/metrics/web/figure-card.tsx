import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Estimate } from '#platform/contract/estimate.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { Figure } from '../contract.ts'
import type { Measure } from '../domain/measures.ts'
import type { Period } from './period.ts'
import { pointsLink } from './points-link.ts'

const measureOf: Record<Figure['key'], Measure> = {
  first_contact: 'first_contact',
  resolution: 'resolution',
  clocks_met: 'clock',
  first_contact_resolution: 'first_contact_resolution',
  callback_satisfaction: 'callback',
  csat: 'csat',
  nps: 'nps',
}

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
  const isBetter = figure.unit === 'milliseconds' ? difference < 0 : difference > 0
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

/** One figure of the overview: value, how sure, change, goal, and the way to what lies behind it. */
export function FigureCard({ figure, period }: { figure: Figure; period: Period }) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const telling = tellingOf(figure)
  const unit = telling.unit === 'points' ? '' : t(`figure.${telling.unit}`)
  const { goal, current } = figure
  return (
    <article className="hx-figure-card">
      <h3>{t(`figure.${figure.key}`)}</h3>
      {current.n === 0 ? (
        <p className="hx-soft">{t('figure.none')}</p>
      ) : (
        <EstimateText size="large" estimate={scaled(current, telling.factor)} unit={unit} />
      )}
      <div>
        {current.n > 0 && <Change figure={figure} factor={telling.factor} unit={unit} />}
        {goal !== null && (
          <p className="hx-soft">
            {t(`figure.goal.${goal.direction}`, {
              value: `${formatNumber(goal.value * telling.factor, locale, 1)}${unit}`,
            })}
          </p>
        )}
      </div>
      {current.n > 0 && (
        <Link to={pointsLink(measureOf[figure.key], period)}>
          {t('figure.behind', { n: formatNumber(current.n, locale) })}
        </Link>
      )}
    </article>
  )
}
