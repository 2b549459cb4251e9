import { useTranslation } from 'react-i18next'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { goalHistory } from '../contract/goals.ts'
import { useGoalWords } from './goal-words.ts'
import { useMetricWords } from './public/about-metric.tsx'
import { SetBy } from './set-by.tsx'

/** Each version of one goal, the latest first; nothing where none was ever set. */
export function GoalHistory({ goal }: { goal: CallerInput<typeof goalHistory> }) {
  const { t } = useTranslation('metrics')
  const goalWords = useGoalWords()
  const about = useMetricWords(goal.metric)
  const items = useRead(goalHistory, {}, goal).data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className="hx-goal-history" aria-labelledby="goal-history">
      <h3 id="goal-history">{t('goals.history')}</h3>
      <ol reversed>
        {items.map(({ version, value, setAt, by }) => (
          <li key={version} className="hx-goal-version">
            <strong>{value === null ? t('goals.takenBack') : goalWords(about, value)}</strong>
            <span className="hx-soft">
              <SetBy version={version} setAt={setAt} by={by} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
