import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
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
import { type ShippedGoal, shippedGoals } from './shipped-goals.ts'
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
  const shipped = shippedGoals(values.metric)
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
          items.length + shipped.length === 0 ? (
            <EmptyState title={t('goals.none')} hint={t('goals.noneHint')} />
          ) : (
            <Rows
              items={items}
              shipped={shipped}
              maySet={can.set}
              onOpen={(goal) => open({ ...newDraft(settings.data), ...goal })}
            />
          )
        }
      </ReadState>
      {draft !== null && (
        <GoalDrawer draft={draft} maySet={read.data?.can.set === true} onClose={() => open(null)} />
      )}
    </>
  )
}

function Rows(props: {
  items: readonly Goal[]
  shipped: readonly ShippedGoal[]
  maySet: boolean
  onOpen: (goal: Partial<Draft>) => void
}) {
  const { items, shipped, maySet, onOpen } = props
  return (
    <ul className="hx-goals">
      {items.map((goal) => (
        <Row
          key={`${goal.metric} ${goal.unit.id} ${goal.period}`}
          goal={goal}
          maySet={maySet}
          onOpen={() => onOpen({ ...goal, unitId: goal.unit.id })}
        />
      ))}
      {shipped.map((goal) => (
        <ShippedRow key={goal.metric} goal={goal} maySet={maySet} onOpen={() => onOpen(goal)} />
      ))}
    </ul>
  )
}

interface OfRow {
  readonly maySet: boolean
  readonly onOpen: () => void
}

function Row({ goal, maySet, onOpen }: OfRow & { goal: Goal }) {
  const { t } = useTranslation('metrics')
  const { name } = useMetricWords(goal.metric)
  const periodWords = usePeriodWords()
  const { unit, version, setAt, by } = goal
  return (
    <li>
      <Aim goal={goal} scope={`${unit.name} · ${periodWords(goal.period)}`}>
        <SetBy version={version} setAt={setAt} by={by} />
      </Aim>
      <Button onClick={onOpen} aria-label={t(maySet ? 'goals.changeOf' : 'goals.historyOf', { name })}>
        {t(maySet ? 'goals.change' : 'goals.history')}
      </Button>
    </li>
  )
}

/** A goal that ships: it has no unit, no period and no history. */
function ShippedRow({ goal, maySet, onOpen }: OfRow & { goal: ShippedGoal }) {
  const { t } = useTranslation('metrics')
  const { name } = useMetricWords(goal.metric)
  return (
    <li>
      <Aim goal={goal} scope={t('goals.everywhere')}>
        {t('goals.shippedHint')}
      </Aim>
      {maySet && (
        <Button onClick={onOpen} aria-label={t('goals.anotherOf', { name })}>
          {t('goals.another')}
        </Button>
      )}
    </li>
  )
}

/** What is aimed at and where, with a line on who says so. */
function Aim(props: { goal: Pick<Goal, 'metric' | 'value'>; scope: string; children: ReactNode }) {
  const { metric, value } = props.goal
  const about = useMetricWords(metric)
  const goalWords = useGoalWords()
  return (
    <>
      <div>
        <h3>
          {about.name} <AboutMetric metric={metric} />
        </h3>
        <p>{props.scope}</p>
        <p className="hx-soft">{props.children}</p>
      </div>
      <strong>{goalWords(about, value)}</strong>
    </>
  )
}
