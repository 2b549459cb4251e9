import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRead } from '#platform/web/api.ts'
import { formatDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { readOwnMetric } from '../contract/own-metrics.ts'
import type { Metric } from './catalogue-rows.ts'
import { useGoalWords, usePeriodWords } from './goal-words.ts'
import type { Goal } from './goals.page.tsx'
import { SetBy } from './set-by.tsx'

/** What a metric is held to, of which unit and period. */
export function GoalsOf({ metric, goals }: { metric: Metric; goals: readonly Goal[] }) {
  const { t } = useTranslation('metrics')
  const goalWords = useGoalWords()
  const periodWords = usePeriodWords()
  return (
    <ul className="hx-metric-lines">
      {metric.goal !== null && (
        <li>
          <strong>{goalWords(metric, metric.goal)}</strong>{' '}
          <span className="hx-soft">{t('goals.shipped')}</span>
        </li>
      )}
      {goals.map(({ unit, period, value }) => (
        <li key={`${unit.id} ${period}`}>
          <strong>{goalWords(metric, value)}</strong>{' '}
          <span className="hx-soft">
            {t('goals.ofUnit', { unit: unit.name, period: periodWords(period) })}
          </span>
        </li>
      ))}
      {metric.goal === null && goals.length === 0 && <li className="hx-soft">{t('catalogue.noGoal')}</li>}
      <li>
        <Link to={`/metrics/goals?metric=${metric.key}`}>{t('catalogue.toGoals')}</Link>
      </li>
    </ul>
  )
}

/** The version in force; of what the organisation made, each that ever was. */
export function VersionsOf({ metric }: { metric: Metric }) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const isMade = metric.expression !== null
  const made = useRead(readOwnMetric, { metric: metric.key }, {}, { enabled: isMade }).data?.items ?? []
  if (!isMade)
    return (
      <ul className="hx-metric-lines">
        <li>
          {t('catalogue.versionOf', { version: metric.version, since: formatDay(metric.since, locale) })}
        </li>
        <li className="hx-soft">{t('catalogue.versionsAbout')}</li>
      </ul>
    )
  return (
    <ul className="hx-metric-lines">
      {made.map(({ version, expression, retired, setAt, by }) => (
        <li key={version}>
          <code>{retired ? t('own.retired') : expression}</code>{' '}
          <span className="hx-soft">
            <SetBy version={version} setAt={setAt} by={by} />
          </span>
        </li>
      ))}
    </ul>
  )
}
