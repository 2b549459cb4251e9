import { Input, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '#platform/web/i18n.ts'
import { cuttable } from '../domain/cuts.ts'
import { type Direction, type MetricUnit, metricUnits } from '../domain/definitions/definition.ts'
import { definitions } from '../domain/definitions.ts'
import { mostSigns } from '../domain/expressions/expression.ts'

/** A metric while it is made. */
export interface Draft {
  readonly key: string
  readonly nameZh: string
  readonly nameEn: string
  readonly expression: string
  readonly unit: MetricUnit
  readonly direction: Direction
}

interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly problem?: string | null
  readonly children: (id: string, aboutId: string) => ReactNode
}

function Field({ label, hint, problem = null, children }: FieldProps) {
  const id = useId()
  const aboutId = `${id}-about`
  return (
    <div className="hx-goal-field">
      <label htmlFor={id}>{label}</label>
      {children(id, aboutId)}
      <div id={aboutId} aria-live="polite">
        {problem !== null && <p className="hx-own-problem">{problem}</p>}
        {hint !== undefined && <p className="hx-soft">{hint}</p>}
      </div>
    </div>
  )
}

const directions = ['more', 'less', 'neither'] as const

interface FieldsProps {
  readonly draft: Draft
  readonly isNew: boolean
  /** Why the expression is none. */
  readonly problem: string | null
  readonly onChange: (draft: Draft) => void
}

/** What is to be said of a metric that one makes. */
export function OwnMetricFields({ draft, isNew, problem, onChange }: FieldsProps) {
  const { t } = useTranslation('metrics')
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change })
  const text = (field: 'key' | 'nameZh' | 'nameEn', most: number) => (id: string, aboutId: string) => (
    <Input
      id={id}
      aria-describedby={aboutId}
      value={draft[field]}
      maxLength={most}
      disabled={field === 'key' && !isNew}
      onChange={({ target }) => set({ [field]: target.value })}
    />
  )
  return (
    <>
      <Field label={t('own.nameZh')}>{text('nameZh', 60)}</Field>
      <Field label={t('own.nameEn')}>{text('nameEn', 60)}</Field>
      <Field label={t('own.key')} hint={t('own.keyHint')}>
        {text('key', 44)}
      </Field>
      <Field label={t('own.expression')} hint={t('own.expressionHint')} problem={problem}>
        {(id, aboutId) => (
          <Input.TextArea
            id={id}
            className="hx-own-expression"
            aria-describedby={aboutId}
            aria-invalid={problem !== null}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={mostSigns}
            spellCheck={false}
            value={draft.expression}
            onChange={({ target }) => set({ expression: target.value })}
          />
        )}
      </Field>
      <Insert onInsert={(key) => set({ expression: `${draft.expression.trimEnd()} ${key}`.trimStart() })} />
      <Field label={t('own.unit')}>
        {(id) => (
          <Select<MetricUnit>
            id={id}
            value={draft.unit}
            onChange={(unit) => set({ unit })}
            options={metricUnits.map((value) => ({ value, label: t(`catalogue.units.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t('own.direction')}>
        {(id) => (
          <Select<Direction>
            id={id}
            value={draft.direction}
            onChange={(direction) => set({ direction })}
            options={directions.map((value) => ({ value, label: t(`catalogue.directions.${value}`) }))}
          />
        )}
      </Field>
    </>
  )
}

/** Every metric that can stand in an expression, by name; choosing one writes its code. */
function Insert({ onInsert }: { onInsert: (key: string) => void }) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  return (
    <Select<string>
      aria-label={t('own.insert')}
      placeholder={t('own.insert')}
      showSearch={{ optionFilterProp: 'label' }}
      value={null}
      onChange={onInsert}
      options={cuttable.map((value) => ({
        value,
        label: `${definitions[value].name[locale]} · ${value} · ${t(`catalogue.units.${definitions[value].unit}`)}`,
      }))}
    />
  )
}
