import { App, Button, DatePicker, Drawer, InputNumber, Segmented, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { useRead, useWrite } from '#platform/web/api.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { listGoals, setGoal } from '../contract/goals.ts'
import { readMetricSettings } from '../contract/settings.ts'
import { calendarYears, stretchOf, type Years } from '../domain/axes.ts'
import type { MetricKey } from '../domain/definitions.ts'
import { monthsOf, sideOf } from '../domain/goals.ts'
import type { OwnKey } from '../domain/own-metrics.ts'
import { GoalHistory } from './goal-history.tsx'
import { scaleOf, useFiscalWords, usePeriodWords } from './goal-words.ts'
import { useMetricWords } from './public/about-metric.tsx'
import { useGoalMetrics } from './use-goal-metrics.ts'

/** A goal while it is being set; its value as it is stored. */
export interface Draft {
  readonly metric: MetricKey | OwnKey
  readonly unitId: string | null
  readonly period: string
  readonly value: number | null
}

const spans = ['month', 'quarter', 'year'] as const
type Span = (typeof spans)[number]

const spanOf = (period: string): Span =>
  (({ 1: 'month', 3: 'quarter', 12: 'year' }) as const)[monthsOf(period)?.months ?? 1]

/** The month, quarter or year that a day lies in; quarters and years are the organisation's own. */
const periodOf = (day: Dayjs, span: Span, years: Years): string =>
  stretchOf(span, day.format('YYYY-MM-DD'), years)

/** What one begins with: this month, as the organisation's years have it. */
export const newDraft = (years: Years = calendarYears): Draft => ({
  metric: 'first_contact_resolution',
  unitId: null,
  period: periodOf(dayjs(), 'month', years),
  value: null,
})

/** Sets a goal, changes it or takes it back; below, what it was before and who set it. */
export function GoalDrawer(props: { draft: Draft; maySet: boolean; onClose: () => void }) {
  const { t } = useTranslation('metrics')
  const { message } = App.useApp()
  const phone = usePhone()
  const [draft, change] = useState(props.draft)
  const { name } = useMetricWords(draft.metric)
  const standing = useRead(listGoals, {}, {}).data?.items.find(
    ({ metric, unit, period }) =>
      metric === draft.metric && unit.id === draft.unitId && period === draft.period,
  )
  const saved = (words: string) => {
    message.success(words)
    props.onClose()
  }
  const save = useWrite(setGoal)
  const { unitId, ...rest } = draft
  const send = async (value: number | null) => {
    if (unitId === null) return
    const done = await save.send({}, { ...rest, unitId, value, version: standing?.version ?? 0 })
    if (done !== null) saved(t(value === null ? 'goals.takenBack' : 'goals.saved'))
  }
  const buttons = (
    <div className="hx-goal-buttons">
      <Button
        type="primary"
        loading={save.pending}
        disabled={unitId === null || draft.value === null || draft.value === standing?.value}
        onClick={() => void send(draft.value)}
      >
        {t('goals.save')}
      </Button>
      {standing !== undefined && (
        <Button loading={save.pending} onClick={() => void send(null)}>
          {t('goals.takeBack')}
        </Button>
      )}
    </div>
  )
  return (
    <Drawer
      open
      size={phone ? '100%' : 440}
      title={props.maySet ? t('goals.setting') : name}
      onClose={props.onClose}
    >
      {props.maySet && (
        <div className="hx-goal-form">
          <Fields draft={draft} onChange={change} />
          {standing !== undefined && <p className="hx-soft">{t('goals.standing')}</p>}
          {buttons}
        </div>
      )}
      {unitId !== null && <GoalHistory goal={{ metric: draft.metric, unitId, period: draft.period }} />}
    </Drawer>
  )
}

function Fields({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { t } = useTranslation('metrics')
  const metrics = useGoalMetrics()
  const about = useMetricWords(draft.metric)
  const scale = scaleOf(about.unit)
  const side = sideOf(about.direction)
  return (
    <>
      <Labelled label={t('goals.metric')}>
        {(id) => (
          <Select<Draft['metric']>
            showSearch={{ optionFilterProp: 'label' }}
            id={id}
            value={draft.metric}
            onChange={(metric) => onChange({ ...draft, metric, value: null })}
            options={metrics}
          />
        )}
      </Labelled>
      <Labelled label={t('goals.unit')}>
        {(id) => (
          <UnitSelect id={id} value={draft.unitId} onChange={(unitId) => onChange({ ...draft, unitId })} />
        )}
      </Labelled>
      <PeriodField draft={draft} onChange={onChange} />
      {side !== null && (
        <Labelled label={t('goals.value')}>
          {(id) => (
            <InputNumber<number>
              id={id}
              prefix={side === 'atLeast' ? '≥' : '≤'}
              suffix={scale.unit === null ? null : t(`goals.units.${scale.unit}`)}
              value={draft.value === null ? null : Number((draft.value / scale.per).toFixed(6))}
              onChange={(told) =>
                onChange({ ...draft, value: told === null ? null : Number((told * scale.per).toFixed(8)) })
              }
            />
          )}
        </Labelled>
      )}
      {scale.unit === 'times' && <p className="hx-soft">{t('goals.inAll')}</p>}
    </>
  )
}

function PeriodField({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { t } = useTranslation('metrics')
  const span = spanOf(draft.period)
  const first = dayjs(monthsOf(draft.period)?.from)
  const years = useRead(readMetricSettings, {}, {}).data ?? calendarYears
  const isFiscal = draft.period.includes('/')
  const periodWords = usePeriodWords()
  const inWeeks = useFiscalWords()(draft.period)
  return (
    <Labelled label={t('goals.period')}>
      {(id) => (
        <div className="hx-goal-period">
          <Segmented<Span>
            aria-label={t('goals.span')}
            value={span}
            onChange={(next) => onChange({ ...draft, period: periodOf(first, next, years) })}
            options={spans.map((value) => ({ value, label: t(`goals.spans.${value}`) }))}
          />
          <DatePicker
            id={id}
            // What is fiscal is chosen by any of its months, or of its days where it is made of weeks.
            picker={years.weeks !== null ? 'date' : isFiscal ? 'month' : span}
            format={
              isFiscal || years.weeks !== null ? () => inWeeks?.name ?? periodWords(draft.period) : undefined
            }
            allowClear={false}
            value={first}
            onChange={(day) => onChange({ ...draft, period: periodOf(dayjs(day), span, years) })}
          />
          {inWeeks !== null && <p className="hx-soft">{inWeeks.days}</p>}
        </div>
      )}
    </Labelled>
  )
}
