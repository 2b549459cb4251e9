import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { listGoals } from '../contract/goals.ts'
import { readMetricSettings } from '../contract/settings.ts'
import { type Draft, GoalDrawer, newDraft } from './goal-drawer.tsx'
import { useGoalWords, usePeriodWords } from './goal-words.ts'
import { AboutMetric, useMetricWords } from './public/about-metric.tsx'
import { SetBy } from './set-by.tsx'
import { useGoalMetrics } from './use-goal-metrics.ts'
import './goals.css'

export type Goal = CallerReply<typeof listGoals>['items'][number]

/** What is aimed at, for which unit and when; units without a goal of their own have that of the unit above. */
export default function GoalsPage() {
  const { t } = useTranslation('metrics')
  const metrics = useGoalMetrics()
  const { values, chosen, set } = useUrlFilters({ metric: '', unitId: '' })
  const read = useRead(listGoals, {}, chosen as Parameters<typeof useRead<typeof listGoals>>[2])
  const settings = useRead(readMetricSettings, {}, {})
  const [draft, open] = useState<Draft | null>(null)
  const items = read.data?.items ?? []
  return (
    <>
      <PageHeader
        title={t('menu.goals')}
        subtitle={t('goals.subtitle')}
        action={
          read.data?.can.set && (
            <Button type="primary" onClick={() => open(newDraft(settings.data))}>
              {t('goals.new')}
            </Button>
          )
        }
      />
      <div className="hx-goals-filters">
        <Select
          aria-label={t('goals.metric')}
          placeholder={t('goals.allMetrics')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={values.metric || null}
          onChange={(metric: string | undefined) => set({ metric: metric ?? '' })}
          options={metrics}
        />
        <UnitSelect
          allowClear
          placeholder={t('goals.allUnits')}
          value={values.unitId || null}
          onChange={(unitId) => set({ unitId: unitId ?? '' })}
        />
      </div>
      <ReadState read={read} rows={6}>
        {({ can }) =>
          items.length === 0 ? (
            <EmptyState title={t('goals.none')} hint={t('goals.noneHint')} />
          ) : (
            <ul className="hx-goals">
              {items.map((goal) => (
                <Row
                  key={`${goal.metric} ${goal.unit.id} ${goal.period}`}
                  goal={goal}
                  maySet={can.set}
                  onOpen={() => open({ ...goal, unitId: goal.unit.id })}
                />
              ))}
            </ul>
          )
        }
      </ReadState>
      {draft !== null && (
        <GoalDrawer draft={draft} maySet={read.data?.can.set === true} onClose={() => open(null)} />
      )}
    </>
  )
}

function Row({ goal, maySet, onOpen }: { goal: Goal; maySet: boolean; onOpen: () => void }) {
  const { t } = useTranslation('metrics')
  const about = useMetricWords(goal.metric)
  const { name } = about
  const goalWords = useGoalWords()
  const periodWords = usePeriodWords()
  const { unit, version, setAt, by } = goal
  return (
    <li>
      <div>
        <h3>
          {name} <AboutMetric metric={goal.metric} />
        </h3>
        <p>
          {unit.name} · {periodWords(goal.period)}
        </p>
        <p className="hx-soft">
          <SetBy version={version} setAt={setAt} by={by} />
        </p>
      </div>
      <strong>{goalWords(about, goal.value)}</strong>
      <Button onClick={onOpen} aria-label={t(maySet ? 'goals.changeOf' : 'goals.historyOf', { name })}>
        {t(maySet ? 'goals.change' : 'goals.history')}
      </Button>
    </li>
  )
}
