import { Form, InputNumber, Select, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { needsValue, operatorsFor } from '../../domain/conditions.ts'
import { type Condition, type Operator, type Question, rangeOf } from '../../domain/questionnaire.ts'
import { useWordsIn } from '../language.ts'

interface ConditionProps {
  readonly condition: Condition | null
  readonly earlier: readonly Question[]
  readonly onChange: (condition: Condition | null) => void
  readonly disabled: boolean
}

/** The first value that may be compared with. */
function firstValue(question: Question, operator: Operator): string | number | null {
  if (!needsValue(operator)) return null
  const range = rangeOf(question)
  if (range !== null) return range[0]
  return 'choices' in question ? (question.choices[0]?.id ?? null) : null
}

/** When a question is asked: always, or after a certain answer to an earlier one. */
export function ConditionEditor({ condition, earlier, onChange, disabled }: ConditionProps) {
  const { t } = useTranslation('questionnaires')
  const { say } = useWordsIn()
  const about = earlier.find(({ id }) => id === condition?.question)
  const choose = (id: string) => {
    const question = earlier.find((one) => one.id === id)
    const operator = question && operatorsFor[question.kind][0]
    if (question === undefined || operator === undefined) return onChange(null)
    onChange({ question: id, operator, value: firstValue(question, operator) })
  }
  const gone = condition !== null && about === undefined
  return (
    <Form.Item label={t('settings.askedWhen')}>
      <Space orientation="vertical" style={{ width: '100%' }}>
        <Select
          style={{ width: '100%' }}
          disabled={disabled}
          aria-label={t('settings.askedWhen')}
          status={gone ? 'error' : ''}
          value={condition?.question ?? ''}
          onChange={choose}
          options={[
            { value: '', label: t('settings.always') },
            ...(gone ? [{ value: condition.question, label: condition.question }] : []),
            ...earlier.map(({ id, title }) => ({ value: id, label: say(title) || id })),
          ]}
        />
        {condition !== null && about !== undefined && (
          <Space.Compact style={{ width: '100%' }}>
            <Select
              style={{ flex: 1 }}
              disabled={disabled}
              aria-label={t('settings.operator')}
              value={condition.operator}
              options={operatorsFor[about.kind].map((value) => ({ value, label: t(`operators.${value}`) }))}
              onChange={(operator) =>
                onChange({
                  ...condition,
                  operator,
                  value: condition.value ?? firstValue(about, operator),
                  ...(!needsValue(operator) && { value: null }),
                })
              }
            />
            {needsValue(condition.operator) && (
              <ConditionValue {...{ about, condition, onChange, disabled }} />
            )}
          </Space.Compact>
        )}
      </Space>
    </Form.Item>
  )
}

function ConditionValue(props: {
  about: Question
  condition: Condition
  onChange: (condition: Condition) => void
  disabled: boolean
}) {
  const { t } = useTranslation('questionnaires')
  const { say } = useWordsIn()
  const { about, condition, onChange, disabled } = props
  const range = rangeOf(about)
  if (range !== null)
    return (
      <InputNumber
        min={range[0]}
        max={range[1]}
        precision={0}
        disabled={disabled}
        aria-label={t('settings.value')}
        value={Number(condition.value)}
        onChange={(value) => onChange({ ...condition, value: value ?? range[0] })}
      />
    )
  const choices = 'choices' in about ? about.choices : []
  return (
    <Select
      style={{ flex: 1 }}
      disabled={disabled}
      aria-label={t('settings.value')}
      value={condition.value}
      options={choices.map(({ id, words }) => ({ value: id, label: say(words) || id }))}
      onChange={(value) => onChange({ ...condition, value })}
    />
  )
}
