import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { AboutMetric, MetricFormula } from '#features/metrics/web/public/about-metric.tsx'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { fairness } from '../contract/fairness.ts'
import './fairness.css'

/** How evenly work was shared, with what each figure means beside it. */
export function FairnessFigures({ fairness: measured }: { fairness: z.output<typeof fairness> }) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  const { leftOut, rate } = measured
  return (
    <div className="hx-fairness-figures">
      {(['jain', 'gini'] as const).map((name) => (
        <article key={name}>
          <h3>
            {t(`screens.fairness.${name}`)} <AboutMetric metric={name} />
          </h3>
          <p className="hx-figure-large">
            {measured[name].value === null ? '–' : formatNumber(measured[name].value, locale, 3)}
          </p>
          <p className="hx-soft">{t('screens.fairness.of', { count: measured[name].n })}</p>
          <MetricFormula metric={name} />
        </article>
      ))}
      {(rate !== null || leftOut > 0) && (
        <p className="hx-soft hx-fairness-note">
          {rate !== null && (
            <>
              {t('screens.fairness.rate', { rate: formatNumber(rate, locale, 2) })}
              <AboutMetric metric="work_rate" />
            </>
          )}
          {leftOut > 0 && ` ${t('screens.fairness.leftOut', { count: leftOut })}`}
        </p>
      )}
    </div>
  )
}
