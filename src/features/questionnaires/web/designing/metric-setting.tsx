import { useTranslation } from 'react-i18next'
import type { Question } from '../../domain/questionnaire.ts'
import { SwitchField } from './switch-field.tsx'

/** Whether the answers to a question count in the metric of the same name. */
export function MetricSetting({
  question,
  onChange,
  disabled,
}: {
  question: Question
  onChange: (question: Question) => void
  disabled: boolean
}) {
  const { t } = useTranslation('questionnaires')
  if (question.kind !== 'nps' && question.kind !== 'csat') return null
  return (
    <SwitchField
      label={t(`metric.${question.kind}`)}
      hint={t('metric.hint')}
      disabled={disabled}
      checked={question.inMetric === true}
      onChange={(inMetric) => onChange({ ...question, inMetric })}
    />
  )
}
