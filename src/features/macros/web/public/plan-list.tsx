import { WarningOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import { useLabelName, useLabels } from '#features/taxonomy/web/public/labels.ts'
import { type MacroField, macroFields, type StepKind, stepKinds } from '../../domain/steps.ts'
import type { Macro, Preview, Steps } from '../macro.ts'
import '../macros.css'

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

type Written = Pick<Macro, 'steps' | 'assignee'>

interface Line {
  readonly step: StepKind
  readonly words: string
}

/** What happens to the fields: as it is written, or as it will be on one ticket. */
function useChangeWords({ change = {} }: Steps, preview: Preview | null): string[] {
  const { t } = useTranslation('macros')
  const words = useValueWords()
  const name = (field: MacroField) => t(`field.${field}`)
  const written = macroFields.flatMap((field) => {
    const to = change[field]
    return to === undefined ? [] : [t('plan.change', { field: name(field), to: words(field, to) })]
  })
  if (preview === null) return written
  if (preview.changes.length === 0 && written.length > 0) return [t('plan.same')]
  return preview.changes.map(({ field, from, to }) =>
    t('plan.changeFrom', {
      field: name(field),
      from: from === null ? t('plan.unset') : words(field, from),
      to: words(field, to),
    }),
  )
}

function useAssignWords({ steps, assignee }: Written, preview: Preview | null): string[] {
  const { t } = useTranslation('macros')
  if (steps.assign === undefined) return []
  if (preview === null)
    return [assignee === null ? t('plan.assignMe') : t('plan.assign', { to: assignee.name })]
  if (preview.assign === null) return [t('plan.sameAssignee')]
  const { from, to } = preview.assign
  return [t('plan.assignFrom', { from: from?.name ?? t('plan.nobody'), to: to.name })]
}

/** The steps in words, in the order they are done. */
function useLines(macro: Written, preview: Preview | null): Line[] {
  const { t } = useTranslation('macros')
  const { note, reply, hold, resolve } = macro.steps
  const replyText = preview?.replyText
  const words: Record<StepKind, string[]> = {
    change: useChangeWords(macro.steps, preview),
    assign: useAssignWords(macro, preview),
    note: note === undefined ? [] : [t('plan.note', { text: note })],
    reply:
      reply === undefined ? [] : [replyText ? t('plan.replyText', { text: replyText }) : t('plan.reply')],
    hold: hold === undefined ? [] : [t('plan.hold', { reason: t(`tickets:hold.${hold.reason}`) })],
    resolve:
      resolve === undefined
        ? []
        : [
            t('plan.resolve', {
              outcome: t(`tickets:outcome.${resolve.outcome}`),
              solution: resolve.solution,
            }),
          ],
  }
  return stepKinds.flatMap((step) => words[step].map((line) => ({ step, words: line })))
}

/** Whether what is done can be undone, in words. */
export function useUndoWords(): (macro: Pick<Macro, 'steps' | 'undoable'>) => string {
  const { t } = useTranslation('macros')
  return ({ steps, undoable }) => {
    if (!undoable) return t('plan.notUndoable')
    return t(steps.note === undefined ? 'plan.undoable' : 'plan.undoableButNote')
  }
}

/** What a macro does, step by step, and what is in its way. */
export function PlanList({ macro, preview }: { macro: Written; preview: Preview | null }) {
  const { t } = useTranslation(['macros', 'tickets'])
  const lines = useLines(macro, preview)
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
