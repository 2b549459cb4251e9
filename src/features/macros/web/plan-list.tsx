import { WarningOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import { useLabelName, useLabels } from '#features/taxonomy/web/public/labels.ts'
import { type MacroField, macroFields, type StepKind } from '../domain/steps.ts'
import type { Preview, Steps } from './macro.ts'
import './macros.css'

/** Says a value of a field: codes in words, ids by name. */
function useValueWords(): (field: MacroField, value: string | number) => string {
  const { t } = useTranslation('tickets')
  const unitName = useUnitNames()
  const labelName = useLabelName()
  const { byId } = useLabels()
  return (field, value) => {
    if (field === 'unitId') return unitName(String(value))
    if (field !== 'labelId') return t(`${field}.${value}`)
    const label = byId.get(String(value))
    return label === undefined ? '' : labelName(label)
  }
}

interface Line {
  readonly step: StepKind
  readonly words: string
}

/** The steps in words: as they are written, or as they will be on one ticket. */
function useLines(steps: Steps, preview: Preview | null): Line[] {
  const { t } = useTranslation('macros')
  const words = useValueWords()
  const { change = {}, note, reply, hold, resolve } = steps
  const written = macroFields.flatMap((field) => {
    const to = change[field]
    return to === undefined ? [] : [t('plan.change', { field: t(`field.${field}`), to: words(field, to) })]
  })
  const planned = preview?.changes.map(({ field, from, to }) =>
    t('plan.changeFrom', {
      field: t(`field.${field}`),
      from: from === null ? t('plan.unset') : words(field, from),
      to: words(field, to),
    }),
  )
  const changes = planned?.length === 0 && written.length > 0 ? [t('plan.same')] : (planned ?? written)
  const replyText = preview?.replyText
  return [
    ...changes.map((one): Line => ({ step: 'change', words: one })),
    ...(note === undefined ? [] : [{ step: 'note' as const, words: t('plan.note', { text: note }) }]),
    ...(reply === undefined
      ? []
      : [{ step: 'reply' as const, words: replyText ? t('plan.replyText', { text: replyText }) : t('plan.reply') }]),
    ...(hold === undefined
      ? []
      : [{ step: 'hold' as const, words: t('plan.hold', { reason: t(`tickets:hold.${hold.reason}`) }) }]),
    ...(resolve === undefined
      ? []
      : [
          {
            step: 'resolve' as const,
            words: t('plan.resolve', {
              outcome: t(`tickets:outcome.${resolve.outcome}`),
              solution: resolve.solution,
            }),
          },
        ]),
  ]
}

/** What a macro does, step by step, and what is in its way. */
export function PlanList({ steps, preview }: { steps: Steps; preview: Preview | null }) {
  const { t } = useTranslation(['macros', 'tickets'])
  const lines = useLines(steps, preview)
  const why = (step: StepKind) => preview?.obstacles.find((one) => one.step === step)?.why
  return (
    <ol className="hx-macro-plan" aria-label={t('plan.label')}>
      {lines.map(({ step, words }) => {
        const obstacle = why(step)
        return (
          <li key={words}>
            {words}
            {obstacle !== undefined && (
              <strong>
                <WarningOutlined aria-hidden /> {t(`obstacle.${obstacle}`)}
              </strong>
            )}
          </li>
        )
      })}
    </ol>
  )
}
